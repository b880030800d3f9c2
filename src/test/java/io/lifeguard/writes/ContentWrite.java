package io.lifeguard.writes;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A mutation of a category, a room or an add-in. */
interface ContentWrite extends Write {

    record PutCategory(String pool, String name, Optional<String> description) implements ContentWrite {
        @Override
        public String mutation() {
            return Mutation.put("putCategory", "category", "CategoryInput", Stored.CATEGORY);
        }

        @Override
        public JsonObject variables() {
            return Mutation.input(
                    new JsonObject().put("pool", pool).put("name", name).put("description", description.orElse(null)));
        }
    }

    record DeleteCategory(String id) implements ContentWrite {
        @Override
        public String mutation() {
            return Mutation.delete("deleteCategory", "id");
        }

        @Override
        public JsonObject variables() {
            return Mutation.id(id);
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
            return Mutation.put("putRoom", "room", "RoomInput", Stored.ROOM);
        }

        @Override
        public JsonObject variables() {
            return Mutation.input(new JsonObject()
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
            return Mutation.delete("deleteRoom", "id");
        }

        @Override
        public JsonObject variables() {
            return Mutation.id(id);
        }
    }

    record PutAddIn(String pool, String name, String url) implements ContentWrite {
        @Override
        public String mutation() {
            return Mutation.put("putAddIn", "addIn", "AddInInput", Stored.ADD_IN);
        }

        @Override
        public JsonObject variables() {
            return Mutation.input(
                    new JsonObject().put("pool", pool).put("name", name).put("url", url));
        }
    }

    record DeleteAddIn(String id) implements ContentWrite {
        @Override
        public String mutation() {
            return Mutation.delete("deleteAddIn", "id");
        }

        @Override
        public JsonObject variables() {
            return Mutation.id(id);
        }
    }
}
