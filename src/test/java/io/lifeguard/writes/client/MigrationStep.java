package io.lifeguard.writes.client;

import io.vertx.core.json.JsonObject;

/** A mutation that takes a migration, or the retirement of a chat pool, one step on or back. */
public interface MigrationStep extends Write {
    String MIGRATION_WRITE = " { migration { " + StoredState.MIGRATION + " } " + VERDICT + " } }";

    record PlanMigration(String source, String target) implements MigrationStep {
        @Override
        public String mutation() {
            return "mutation($id: ID!, $target: ID!, $dryRun: Boolean)"
                    + " { write: planMigration(source: $id, target: $target, dryRun: $dryRun)" + MIGRATION_WRITE;
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(source).put("target", target);
        }
    }

    record CompleteMigration(String source, boolean repoint) implements MigrationStep {
        @Override
        public String mutation() {
            return "mutation($id: ID!, $repoint: Boolean, $dryRun: Boolean) { write: completeMigration(source: $id,"
                    + " repointLegacyClients: $repoint, dryRun: $dryRun)" + MIGRATION_WRITE;
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(source).put("repoint", repoint);
        }
    }

    record CancelMigration(String source) implements MigrationStep {
        @Override
        public String mutation() {
            return MutationText.delete("cancelMigration", "source");
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(source);
        }
    }

    record DecommissionChatPool(String fqdn) implements MigrationStep {
        @Override
        public String mutation() {
            return "mutation($id: ID!, $dryRun: Boolean) { write: decommissionChatPool(fqdn: $id, dryRun: $dryRun)"
                    + " { chatPool { " + StoredState.CHAT_POOL + " } " + VERDICT + " } }";
        }

        @Override
        public JsonObject variables() {
            return MutationText.id(fqdn);
        }
    }
}
