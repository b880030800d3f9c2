package io.lifeguard.writes.client;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mutation with its arguments. */
public interface Write {
    String VERDICT = "violations { rule { id } path reason } warnings { rule { id } reason count } applied revision";
    String USER_WRITE = " { user { " + StoredState.USER + " } " + VERDICT + " }";

    /** The GraphQL document; the root field's alias is {@code write}, the arguments are variables. */
    String mutation();

    JsonObject variables();

    record PutFrontEndPool(String fqdn, String release, String site) implements Write {
        @Override
        public String mutation() {
            return MutationText.put("putFrontEndPool", "frontEndPool", "FrontEndPoolInput", StoredState.FRONT_END_POOL);
        }

        @Override
        public JsonObject variables() {
            return MutationText.input(
                    new JsonObject().put("fqdn", fqdn).put("release", release).put("site", site));
        }
    }

    record DeleteFrontEndPool(String fqdn) implements Write {
        @Override
        public String mutation() {
            return MutationText.delete("deleteFrontEndPool", "fqdn");
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(fqdn);
        }
    }

    record PutChatPool(String fqdn, String release, String home, Optional<String> displayName) implements Write {
        @Override
        public String mutation() {
            return MutationText.put("putChatPool", "chatPool", "ChatPoolInput", StoredState.CHAT_POOL);
        }

        @Override
        public JsonObject variables() {
            return MutationText.input(new JsonObject()
                    .put("fqdn", fqdn)
                    .put("release", release)
                    .put("home", home)
                    .put("displayName", displayName.orElse(null)));
        }
    }

    record DeleteChatPool(String fqdn) implements Write {
        @Override
        public String mutation() {
            return MutationText.delete("deleteChatPool", "fqdn");
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(fqdn);
        }
    }

    record PutPolicy(String identity, boolean enables, Optional<String> description) implements Write {
        @Override
        public String mutation() {
            return MutationText.put("putPolicy", "policy", "ChatPolicyInput", StoredState.POLICY);
        }

        @Override
        public JsonObject variables() {
            return MutationText.input(new JsonObject()
                    .put("identity", identity)
                    .put("enablePersistentChat", enables)
                    .put("description", description.orElse(null)));
        }
    }

    record DeletePolicy(String identity, boolean force) implements Write {
        @Override
        public String mutation() {
            return ("mutation($id: ID!, $force: Boolean, $dryRun: Boolean)"
                            + " { write: deletePolicy(identity: $id, force: $force, dryRun: $dryRun) { %s } }")
                    .formatted(VERDICT);
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(identity).put("force", force);
        }
    }

    /**
     * @param enabled null for the default
     * @param hosting null for the default
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
        public PutUser withoutPolicy() {
            return new PutUser(sipAddress, externalId, displayName, enabled, hosting, home, Optional.empty());
        }

        @Override
        public String mutation() {
            return MutationText.put("putUser", "user", "UserInput", StoredState.USER);
        }

        @Override
        public JsonObject variables() {
            JsonObject input = new JsonObject()
                    .put("sipAddress", sipAddress)
                    .put("externalId", externalId.orElse(null))
                    .put("displayName", displayName.orElse(null))
                    .put("home", home.orElse(null))
                    .put("grantedPolicy", grantedPolicy.orElse(null));
            if (enabled != null) {
                input.put("enabled", enabled);
            }
            if (hosting != null) {
                input.put("hosting", hosting);
            }
            return MutationText.input(input);
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
            return MutationText.id(sipAddress).put("to", to);
        }
    }

    record DeleteUser(String sipAddress) implements Write {
        @Override
        public String mutation() {
            return MutationText.delete("deleteUser", "sipAddress");
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(sipAddress);
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
            return MutationText.id(sipAddress).put("toPool", toPool.orElse(null));
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
            return MutationText.id(sipAddress).put("policy", policy.orElse(null));
        }
    }

    record ConfigureClient(String user, String client, String pool, boolean repoint) implements Write {
        @Override
        public String mutation() {
            return "mutation($user: ID!, $client: Client!, $pool: ID!, $repoint: Boolean, $dryRun: Boolean)"
                    + " { write: configureClient(user: $user, client: $client, pool: $pool, repoint: $repoint,"
                    + " dryRun: $dryRun) { clientConfiguration { " + StoredState.CONFIGURATION + " } " + VERDICT
                    + " } }";
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
