package io.lifeguard.writes;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mutation with its arguments, as they go over the wire. */
sealed interface Write {
    String VERDICT = "violations { rule { id } path because } warnings { rule { id } because count } applied revision";
    String USER_WRITE = " { user { " + Stored.USER + " } " + VERDICT + " }";

    /** The GraphQL document; the root field's alias is {@code write}, the arguments are variables. */
    String mutation();

    JsonObject variables();

    /** A mutation of one input object. */
    private static String put(String field, String argument, String type, String selection) {
        return "mutation($input: %s!, $dryRun: Boolean) { write: %s(%s: $input, dryRun: $dryRun) { %s { %s } %s } }"
                .formatted(type, field, argument, argument, selection, VERDICT);
    }

    private static String delete(String field, String argument) {
        return "mutation($id: ID!, $dryRun: Boolean) { write: %s(%s: $id, dryRun: $dryRun) { %s } }"
                .formatted(field, argument, VERDICT);
    }

    private static JsonObject input(JsonObject input) {
        return new JsonObject().put("input", input);
    }

    private static JsonObject id(String id) {
        return new JsonObject().put("id", id);
    }

    record PutFrontEndPool(String fqdn, String release, String site) implements Write {
        @Override
        public String mutation() {
            return put("putFrontEndPool", "frontEndPool", "FrontEndPoolInput", Stored.FRONT_END_POOL);
        }

        @Override
        public JsonObject variables() {
            return input(
                    new JsonObject().put("fqdn", fqdn).put("release", release).put("site", site));
        }
    }

    record DeleteFrontEndPool(String fqdn) implements Write {
        @Override
        public String mutation() {
            return delete("deleteFrontEndPool", "fqdn");
        }

        @Override
        public JsonObject variables() {
            return id(fqdn);
        }
    }

    record PutChatPool(String fqdn, String release, String home, Optional<String> displayName) implements Write {
        @Override
        public String mutation() {
            return put("putChatPool", "chatPool", "ChatPoolInput", Stored.CHAT_POOL);
        }

        @Override
        public JsonObject variables() {
            return input(new JsonObject()
                    .put("fqdn", fqdn)
                    .put("release", release)
                    .put("home", home)
                    .put("displayName", displayName.orElse(null)));
        }
    }

    record DeleteChatPool(String fqdn) implements Write {
        @Override
        public String mutation() {
            return delete("deleteChatPool", "fqdn");
        }

        @Override
        public JsonObject variables() {
            return id(fqdn);
        }
    }

    record PutPolicy(String identity, boolean enables, Optional<String> description) implements Write {
        @Override
        public String mutation() {
            return put("putPolicy", "policy", "ChatPolicyInput", Stored.POLICY);
        }

        @Override
        public JsonObject variables() {
            return input(new JsonObject()
                    .put("identity", identity)
                    .put("enablePersistentChat", enables)
                    .put("description", description.orElse(null)));
        }
    }

    record DeletePolicy(String identity) implements Write {
        @Override
        public String mutation() {
            return delete("deletePolicy", "identity");
        }

        @Override
        public JsonObject variables() {
            return id(identity);
        }
    }

    /**
     * @param enabled null stands for the default
     * @param hosting null stands for the default
     */
    record PutUser(
            String sipAddress,
            Optional<String> externalId,
            Optional<String> displayName,
            @Nullable Boolean enabled,
            @Nullable String hosting,
            Optional<String> home,
            Optional<String> grantedPolicy)
            implements Write {
        @Override
        public String mutation() {
            return put("putUser", "user", "UserInput", Stored.USER);
        }

        @Override
        public JsonObject variables() {
            return input(new JsonObject()
                    .put("sipAddress", sipAddress)
                    .put("externalId", externalId.orElse(null))
                    .put("displayName", displayName.orElse(null))
                    .put("enabled", enabled)
                    .put("hosting", hosting)
                    .put("home", home.orElse(null))
                    .put("grantedPolicy", grantedPolicy.orElse(null)));
        }
    }

    record RenameUser(String sipAddress, String to) implements Write {
        @Override
        public String mutation() {
            return "mutation($id: ID!, $to: ID!, $dryRun: Boolean)"
                    + " { write: renameUser(sipAddress: $id, to: $to, dryRun: $dryRun)" + USER_WRITE + " }";
        }

        @Override
        public JsonObject variables() {
            return id(sipAddress).put("to", to);
        }
    }

    record DeleteUser(String sipAddress) implements Write {
        @Override
        public String mutation() {
            return delete("deleteUser", "sipAddress");
        }

        @Override
        public JsonObject variables() {
            return id(sipAddress);
        }
    }

    record MoveUser(String sipAddress, Optional<String> toPool) implements Write {
        @Override
        public String mutation() {
            return "mutation($id: ID!, $toPool: ID, $dryRun: Boolean)"
                    + " { write: moveUser(sipAddress: $id, toPool: $toPool, dryRun: $dryRun)" + USER_WRITE + " }";
        }

        @Override
        public JsonObject variables() {
            return id(sipAddress).put("toPool", toPool.orElse(null));
        }
    }

    record GrantPolicy(String sipAddress, Optional<String> policy) implements Write {
        @Override
        public String mutation() {
            return "mutation($id: ID!, $policy: ID, $dryRun: Boolean)"
                    + " { write: grantPolicy(sipAddress: $id, policy: $policy, dryRun: $dryRun)" + USER_WRITE + " }";
        }

        @Override
        public JsonObject variables() {
            return id(sipAddress).put("policy", policy.orElse(null));
        }
    }

    record ConfigureClient(String user, String client, String pool, boolean repoint) implements Write {
        @Override
        public String mutation() {
            return "mutation($user: ID!, $client: Client!, $pool: ID!, $repoint: Boolean, $dryRun: Boolean)"
                    + " { write: configureClient(user: $user, client: $client, pool: $pool, repoint: $repoint,"
                    + " dryRun: $dryRun) { clientConfiguration { " + Stored.CONFIGURATION + " } " + VERDICT + " } }";
        }

        @Override
        public JsonObject variables() {
            return new JsonObject()
                    .put("user", user)
                    .put("client", client)
                    .put("pool", pool)
                    .put("repoint", repoint);
        }
    }

    record RemoveClientConfiguration(String user, String client, String pool) implements Write {
        @Override
        public String mutation() {
            return "mutation($user: ID!, $client: Client!, $pool: ID!, $dryRun: Boolean)"
                    + " { write: removeClientConfiguration(user: $user, client: $client, pool: $pool, dryRun: $dryRun)"
                    + " { " + VERDICT + " } }";
        }

        @Override
        public JsonObject variables() {
            return new JsonObject().put("user", user).put("client", client).put("pool", pool);
        }
    }
}
