package io.lifeguard.store;

import static io.lifeguard.rules.Rule.DECOMMISSION_AFTER_MIGRATION;
import static io.lifeguard.rules.Rule.MIGRATION_STEP_FOLLOWS;
import static io.lifeguard.rules.Rule.NOT_IN_USE;
import static io.lifeguard.rules.Rule.ONLY_LYNC_2013_AFTER_MIGRATION;
import static io.lifeguard.rules.Rule.REFERENCE_EXISTS;
import static io.lifeguard.store.Attempts.attempt;

import io.lifeguard.store.Attempts.Attempt;
import java.util.List;

/** The part of {@link Attempts} that is about migrations and the states of chat pools. */
final class MigrationAttempts {
    private static final String MIGRATION =
            "insert into migrations (source_id, source_release, source_state, target_id) values ";
    private static final String MIGRATE_ALL = "update chat_pools set display_name = null;"
            + " insert into migrations (source_id, source_release, source_state, target_id)"
            + " values (chat('gchat'), 'LYNC_2010', 'IN_SERVICE', chat('pchat')),"
            + " (chat('nested'), 'LYNC_2010', 'IN_SERVICE', chat('pchat'));"
            + " update chat_pools set state = 'MIGRATED' where release <> 'LYNC_2013' and state = 'IN_SERVICE'; ";

    static final List<String> PERMITTED = List.of(
            MIGRATION + "(chat('gchat'), 'LYNC_2010', 'IN_SERVICE', chat('pchat'))",
            "update migrations set target_id = chat('empty') where source_id = chat('planned')",
            "delete from migrations where source_id = chat('planned')",
            "update chat_pools set state = 'MIGRATED' where id = chat('planned')",
            "update chat_pools set state = 'IN_SERVICE' where id = chat('moved')",
            "update chat_pools set state = 'DECOMMISSIONED', home_id = null where id = chat('moved')",
            "insert into chat_pools (fqdn, key, release, home_id)"
                    + " values ('new.contoso.com', 'new.contoso.com', 'LYNC_2010', front_end('lync10'))");

    static final List<Attempt> ALL = List.of(
            attempt(
                    "migration_step_follows__migrations_one_per_source",
                    MIGRATION_STEP_FOLLOWS,
                    MIGRATION + "(chat('planned'), 'LYNC_2010', 'IN_SERVICE', chat('empty'))"),
            attempt(
                    "migration_step_follows__migrations_legacy",
                    MIGRATION_STEP_FOLLOWS,
                    MIGRATION + "(chat('empty'), 'LYNC_2013', 'IN_SERVICE', chat('pchat'))"),
            attempt(
                    "reference_exists__migrations_source",
                    REFERENCE_EXISTS,
                    MIGRATION + "(-1, 'LYNC_2010', 'IN_SERVICE', chat('pchat'))"),
            attempt(
                    "reference_exists__migrations_source",
                    REFERENCE_EXISTS,
                    MIGRATION + "(chat('gchat'), 'LYNC_2010', 'MIGRATED', chat('pchat'))"),
            attempt(
                    "reference_exists__migrations_source",
                    REFERENCE_EXISTS,
                    "update migrations set source_state = 'IN_SERVICE' where source_id = chat('moved')"),
            attempt(
                    "reference_exists__migrations_source",
                    NOT_IN_USE,
                    "delete from chat_pools where id = chat('planned')"),
            attempt(
                    "reference_exists__migrations_target",
                    REFERENCE_EXISTS,
                    MIGRATION + "(chat('gchat'), 'LYNC_2010', 'IN_SERVICE', -1)"),
            attempt("reference_exists__migrations_target", NOT_IN_USE, "delete from chat_pools where id = chat('aim')"),
            attempt(
                    "migration_step_follows__migrations_target",
                    MIGRATION_STEP_FOLLOWS,
                    MIGRATION + "(chat('gchat'), 'LYNC_2010', 'IN_SERVICE', chat('planned'))"),
            attempt(
                    "migration_step_follows__migrations_target",
                    MIGRATION_STEP_FOLLOWS,
                    MIGRATION + "(chat('gchat'), 'LYNC_2010', 'IN_SERVICE', chat('old13'))"),
            attempt(
                    "migration_step_follows__migrations_target",
                    MIGRATION_STEP_FOLLOWS,
                    "update chat_pools set state = 'DECOMMISSIONED', home_id = null where id = chat('aim')"),
            attempt(
                    "migration_step_follows__migrations_settled",
                    MIGRATION_STEP_FOLLOWS,
                    "update migrations set target_id = chat('empty') where source_id = chat('moved')"),
            attempt(
                    "migration_step_follows__chat_pools_migrated",
                    MIGRATION_STEP_FOLLOWS,
                    "update chat_pools set state = 'MIGRATED' where id = chat('gchat')"),
            attempt(
                    "migration_step_follows__chat_pools_migrated",
                    MIGRATION_STEP_FOLLOWS,
                    "insert into chat_pools (fqdn, key, release, home_id, state)"
                            + " values ('new.contoso.com', 'new.contoso.com', 'LYNC_2010', front_end('lync10'), 'MIGRATED')"),
            attempt(
                    "migration_step_follows__chat_pools_migrated",
                    MIGRATION_STEP_FOLLOWS,
                    "delete from migrations where source_id = chat('moved')"),
            attempt(
                    "migration_step_follows__chat_pools_final",
                    MIGRATION_STEP_FOLLOWS,
                    "update chat_pools set state = 'MIGRATED', home_id = front_end('lync10') where id = chat('gone')"),
            attempt(
                    "migration_step_follows__chat_pools_final",
                    MIGRATION_STEP_FOLLOWS,
                    "update chat_pools set state = 'IN_SERVICE', home_id = front_end('lync13') where id = chat('old13')"),
            attempt(
                    "decommission_after_migration__chat_pools_migration",
                    DECOMMISSION_AFTER_MIGRATION,
                    "insert into chat_pools (fqdn, key, release, state)"
                            + " values ('new.contoso.com', 'new.contoso.com', 'LYNC_2010', 'DECOMMISSIONED')"),
            attempt(
                    "decommission_after_migration__chat_pools_migration",
                    DECOMMISSION_AFTER_MIGRATION,
                    "delete from migrations where source_id = chat('gone')"),
            attempt(
                    "decommission_after_migration__chat_pools_step",
                    DECOMMISSION_AFTER_MIGRATION,
                    "update chat_pools set state = 'DECOMMISSIONED', home_id = null where id = chat('planned')"),
            attempt(
                    "only_lync_2013_after_migration__chat_pools_new",
                    ONLY_LYNC_2013_AFTER_MIGRATION,
                    MIGRATE_ALL + "insert into chat_pools (fqdn, key, release, home_id)"
                            + " values ('new.contoso.com', 'new.contoso.com', 'LYNC_2010', front_end('lync10'))"),
            attempt(
                    "not_in_use__client_configurations_pool",
                    NOT_IN_USE,
                    "update chat_pools set state = 'DECOMMISSIONED', home_id = null where id = chat('pchat')"),
            attempt(
                    "not_in_use__client_configurations_pool",
                    NOT_IN_USE,
                    "insert into client_configurations (user_id, client, pool_id, pool_release)"
                            + " values (person('bob'), 'GROUP_CHAT_2010', chat('gone'), 'LYNC_2010')"),
            attempt(
                    "migration_step_follows__categories_pool",
                    MIGRATION_STEP_FOLLOWS,
                    "insert into categories (pool_id, name, key) values (chat('old13'), 'Late', 'late')"),
            attempt(
                    "migration_step_follows__categories_pool",
                    MIGRATION_STEP_FOLLOWS,
                    "update chat_pools set state = 'DECOMMISSIONED', home_id = null where id = chat('filled')"),
            attempt(
                    "migration_step_follows__add_ins_pool",
                    MIGRATION_STEP_FOLLOWS,
                    "insert into add_ins (pool_id, name, key, url)"
                            + " values (chat('old13'), 'Late', 'late', 'http://late')"),
            attempt(
                    "migration_step_follows__add_ins_pool",
                    MIGRATION_STEP_FOLLOWS,
                    "update chat_pools set state = 'DECOMMISSIONED', home_id = null where id = chat('dressed')"));

    private MigrationAttempts() {}
}
