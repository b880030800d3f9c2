package io.lifeguard.store.changes;

import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.directory.DirectoryAttributes;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A recorded thing as JSON for the change log, with the field names of the GraphQL inputs. */
public final class ChangeDocument {
    private ChangeDocument() {}

    /** @throws IllegalArgumentException for a type that the change log does not have */
    public static JsonObject of(Object thing) {
        if (thing instanceof FrontEndPool pool) {
            return new JsonObject()
                    .put("fqdn", pool.fqdn())
                    .put("release", pool.release().name())
                    .put("site", pool.site());
        }
        if (thing instanceof ChatPool pool) {
            return new JsonObject()
                    .put("fqdn", pool.fqdn())
                    .put("release", pool.release().name())
                    .put("home", pool.home().map(FrontEndPool::fqdn).orElse(null))
                    .put("displayName", pool.displayName().orElse(null))
                    .put("state", pool.state().name());
        }
        if (thing instanceof ChatPolicy policy) {
            return new JsonObject()
                    .put("identity", policy.identity().written())
                    .put("enablePersistentChat", policy.enablePersistentChat())
                    .put("description", policy.description().orElse(null));
        }
        if (thing instanceof User user) {
            return new JsonObject()
                    .put("sipAddress", user.sipAddress())
                    .put("externalId", user.externalId().orElse(null))
                    .put("displayName", user.displayName().orElse(null))
                    .put("enabled", user.enabled())
                    .put("hosting", user.hosting().name())
                    .put("home", user.home().map(FrontEndPool::fqdn).orElse(null))
                    .put("grantedPolicy", granted(user).orElse(null));
        }
        if (thing instanceof DirectoryAttributes attributes) {
            JsonObject user = of(attributes.user());
            return attributes.changed().isEmpty()
                    ? user
                    : user.put("changedAttributes", new JsonArray(attributes.changed()));
        }
        if (thing instanceof ClientConfiguration configuration) {
            return new JsonObject()
                    .put("user", configuration.user())
                    .put("client", configuration.client().name())
                    .put("pool", configuration.pool());
        }
        if (thing instanceof Migration migration) {
            return new JsonObject()
                    .put("source", migration.source())
                    .put("target", migration.target())
                    .put("complete", migration.complete());
        }
        if (thing instanceof Category category) {
            return new JsonObject()
                    .put("pool", category.pool())
                    .put("name", category.name())
                    .put("description", category.description().orElse(null))
                    .put(
                            "parent",
                            category.parentId().map(ContentItemId::toString).orElse(null));
        }
        if (thing instanceof AddIn addIn) {
            return new JsonObject()
                    .put("pool", addIn.pool())
                    .put("name", addIn.name())
                    .put("url", addIn.url());
        }
        if (thing instanceof Room room) {
            return of(room);
        }
        throw new IllegalArgumentException("the change log does not have " + thing.getClass());
    }

    private static JsonObject of(Room room) {
        return new JsonObject()
                .put("pool", room.pool())
                .put("name", room.name())
                .put("category", room.category().id().toString())
                .put("description", room.description().orElse(null))
                .put("type", room.type().name())
                .put("privacy", room.privacy().name())
                .put("disabled", room.disabled())
                .put("addIn", room.addIn().map(addIn -> addIn.id().toString()).orElse(null));
    }

    private static Optional<String> granted(User user) {
        return user.grantedPolicy().map(policy -> policy.identity().written());
    }
}
