package io.lifeguard.writes.client;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A mutation of a category, a room or an add-in. */
public interface ContentWrite extends Write {

    record PutCategory(String pool, String name, Optional<String> description, Optional<String> parent)
            implements ContentWrite {
        public PutCategory(String pool, String name, Optional<String> description) {
            this(pool, name, description, Optional.empty());
        }

        @Override
        public String mutation() {
            return MutationText.put("putCategory", "category", "CategoryInput", StoredState.CATEGORY);
        }

        @Override
        public JsonObject variables() {
            return MutationText.input(new JsonObject()
                    .put("pool", pool)
                    .put("name", name)
                    .put("description", description.orElse(null))
                    .put("parent", parent.orElse(null)));
        }
    }

    record DeleteCategory(String id) implements ContentWrite {
        @Override
        public String mutation() {
            return MutationText.delete("deleteCategory", "id");
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(id);
        }
    }

    /** @param type and the privacy: as the GraphQL contract has them */
    record PutRoom(
            String pool,
            String name,
            String category,
            Optional<String> description,
            String type,
            String privacy,
            boolean disabled,
            Optional<String> addIn)
            implements ContentWrite {
        @Override
        public String mutation() {
            return MutationText.put("putRoom", "room", "RoomInput", StoredState.ROOM);
        }

        @Override
        public JsonObject variables() {
            return MutationText.input(new JsonObject()
                    .put("pool", pool)
                    .put("name", name)
                    .put("category", category)
                    .put("description", description.orElse(null))
                    .put("type", type)
                    .put("privacy", privacy)
                    .put("disabled", disabled)
                    .put("addIn", addIn.orElse(null)));
        }
    }

    record DeleteRoom(String id) implements ContentWrite {
        @Override
        public String mutation() {
            return MutationText.delete("deleteRoom", "id");
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(id);
        }
    }

    record PutAddIn(String pool, String name, String url) implements ContentWrite {
        @Override
        public String mutation() {
            return MutationText.put("putAddIn", "addIn", "AddInInput", StoredState.ADD_IN);
        }

        @Override
        public JsonObject variables() {
            return MutationText.input(
                    new JsonObject().put("pool", pool).put("name", name).put("url", url));
        }
    }

    record DeleteAddIn(String id) implements ContentWrite {
        @Override
        public String mutation() {
            return MutationText.delete("deleteAddIn", "id");
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(id);
        }
    }
}
