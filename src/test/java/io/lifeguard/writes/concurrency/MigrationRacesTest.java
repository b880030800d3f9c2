package io.lifeguard.writes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.writes.client.ContentWrite.DeleteRoom;
import io.lifeguard.writes.client.ContentWrite.PutCategory;
import io.lifeguard.writes.client.ContentWrite.PutRoom;
import io.lifeguard.writes.client.MigrationStep.CancelMigration;
import io.lifeguard.writes.client.MigrationStep.CompleteMigration;
import io.lifeguard.writes.client.MigrationStep.DecommissionChatPool;
import io.lifeguard.writes.client.MigrationStep.PlanMigration;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write.ConfigureClient;
import io.lifeguard.writes.client.Write.DeleteChatPool;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.WriteEndpoint;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Races between steps of migrations and other writes: of two clients, and of a client and plain SQL. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class MigrationRacesTest {
    private static final String ADA = "ada@contoso.com";
    private static final String TARGET = "pchat.contoso.com";

    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();

    @Inject
    DataSource dataSource;

    private ConcurrentWrites races;

    @BeforeEach
    void an_organisation_is_stored() {
        Org.clear(dataSource);
        races = new ConcurrentWrites(endpoint, dataSource);
        races.write(new PutFrontEndPool("lync10.contoso.com", "LYNC_2010", "Redmond"));
        races.write(new PutFrontEndPool("lync13.contoso.com", "LYNC_2013", "Redmond"));
        races.write(lync2013Pool(TARGET));
        // migration is never over, so that legacy pools may come
        races.write(legacyPool("stays.contoso.com"));
        races.write(new PutUser(
                ADA,
                Optional.empty(),
                Optional.empty(),
                null,
                null,
                Optional.of("lync10.contoso.com"),
                Optional.empty()));
    }

    @Test
    void a_migration_is_planned_into_two_targets() throws Exception {
        races.oneWins(
                n -> {
                    races.write(legacyPool(source(n)));
                    races.write(lync2013Pool(target(n)));
                },
                List.of(n -> new PlanMigration(source(n), TARGET), n -> new PlanMigration(source(n), target(n))),
                Set.of("MIGRATION_STEP_FOLLOWS"));
    }

    @Test
    void a_migration_is_completed_twice() throws Exception {
        races.oneWins(
                this::plan,
                List.of(n -> new CompleteMigration(source(n), true), n -> new CompleteMigration(source(n), false)),
                Set.of("MIGRATION_STEP_FOLLOWS"));
    }

    @Test
    void a_migration_is_taken_back_twice() throws Exception {
        races.oneWins(
                this::complete,
                List.of(n -> new CancelMigration(source(n)), n -> new CancelMigration(source(n))),
                Set.of("MIGRATION_STEP_FOLLOWS"));
    }

    @Test
    void a_migration_is_taken_back_while_its_source_is_decommissioned() throws Exception {
        races.oneWins(
                this::complete,
                List.of(n -> new CancelMigration(source(n)), n -> new DecommissionChatPool(source(n))),
                Set.of("MIGRATION_STEP_FOLLOWS", "DECOMMISSION_AFTER_MIGRATION"));
    }

    @Test
    void a_target_is_decommissioned_while_a_migration_into_it_is_planned() throws Exception {
        races.oneWins(
                n -> {
                    races.write(legacyPool(source(n)));
                    races.write(lync2013Pool(target(n)));
                },
                List.of(n -> new PlanMigration(source(n), target(n)), n -> new DecommissionChatPool(target(n))),
                Set.of("MIGRATION_STEP_FOLLOWS"));
    }

    @Test
    void a_target_is_deleted_while_a_migration_into_it_is_planned() throws Exception {
        races.oneWins(
                n -> {
                    races.write(legacyPool(source(n)));
                    races.write(lync2013Pool(target(n)));
                },
                List.of(n -> new PlanMigration(source(n), target(n)), n -> new DeleteChatPool(target(n))),
                Set.of("NOT_IN_USE", "REFERENCE_EXISTS"));
    }

    @Test
    void a_decommissioned_pool_is_deleted_twice() throws Exception {
        races.oneWins(
                this::decommission,
                List.of(n -> new DeleteChatPool(source(n)), n -> new DeleteChatPool(source(n))),
                Set.of("REFERENCE_EXISTS"));
        assertThat(StoredState.readFrom(endpoint).rooms()).isEmpty();
    }

    @Test
    void a_decommissioned_pool_is_deleted_while_one_of_its_rooms_is() throws Exception {
        races.secondMayWin(
                this::decommission,
                n -> new DeleteChatPool(source(n)),
                n -> new DeleteRoom(source(n) + "\\Emea"),
                "REFERENCE_EXISTS",
                n -> assertThat(StoredState.readFrom(endpoint).categories()).isEmpty());
    }

    @Test
    void clients_are_repointed_while_another_is_configured_for_the_source() throws Exception {
        races.secondMayWin(
                this::plan,
                n -> new CompleteMigration(source(n), true),
                n -> new ConfigureClient(ADA, "GROUP_CHAT_2010", source(n), true),
                "POOL_IN_SERVICE",
                n -> assertThat(StoredState.readFrom(endpoint).configurations())
                        .noneMatch(c -> c.getString("pool").equals(source(n))));
    }

    @Test
    void a_source_is_completed_while_a_category_is_put_on_it() throws Exception {
        races.secondMayWin(
                this::plan,
                n -> new CompleteMigration(source(n), false),
                n -> new PutCategory(source(n), "Late", Optional.empty()),
                "POOL_IN_SERVICE",
                n -> {});
    }

    @Test
    void the_last_legacy_pool_is_deleted_while_another_is_created() throws Exception {
        races.secondMayWin(
                n -> {
                    an_organisation_is_stored();
                    races.write(new PlanMigration("stays.contoso.com", TARGET));
                },
                n -> new CompleteMigration("stays.contoso.com", false),
                n -> legacyPool(source(n)),
                "ONLY_LYNC_2013_AFTER_MIGRATION",
                n -> {});
    }

    @Test
    void plain_sql_plans_another_migration_of_the_source() throws Exception {
        races.sqlIsFirst(
                n -> races.write(legacyPool(source(n))),
                n -> planned(source(n), TARGET),
                n -> new PlanMigration(source(n), TARGET),
                "MIGRATION_STEP_FOLLOWS");
    }

    @Test
    void plain_sql_plans_a_migration_into_the_pool_that_is_decommissioned() throws Exception {
        races.sqlIsFirst(
                n -> {
                    races.write(legacyPool(source(n)));
                    races.write(lync2013Pool(target(n)));
                },
                n -> planned(source(n), target(n)),
                n -> new DecommissionChatPool(target(n)),
                "MIGRATION_STEP_FOLLOWS");
    }

    @Test
    void plain_sql_configures_a_client_for_the_pool_that_is_decommissioned() throws Exception {
        races.sqlIsFirst(
                n -> {
                    complete(n);
                    Org.org().user("u" + n, u -> u.home("lync10.contoso.com")).storeIn(dataSource);
                },
                n -> "insert into client_configurations (user_id, client, pool_id, pool_release)"
                        + " select u.id, 'GROUP_CHAT_2010', p.id, p.release from users u, chat_pools p where u.key ="
                        + " 'sip:u" + n + "@contoso.com' and p.key = '" + source(n) + "'",
                n -> new DecommissionChatPool(source(n)),
                "NOT_IN_USE");
    }

    @Test
    void content_that_plain_sql_adds_to_a_decommissioned_pool_is_deleted_with_it() throws Exception {
        races.sqlIsTakenIntoAccount(
                this::decommission,
                n -> "insert into categories (pool_id, name, key) select id, 'Late', 'late' from chat_pools where"
                        + " key = '"
                        + source(n) + "'",
                n -> new DeleteChatPool(source(n)),
                n -> assertThat(StoredState.readFrom(endpoint).categories()).isEmpty());
    }

    private void plan(int n) {
        races.write(legacyPool(source(n)));
        races.write(new PutCategory(source(n), "Desks", Optional.empty()));
        races.write(new PutRoom(
                source(n),
                "Emea",
                source(n) + "\\Desks",
                Optional.empty(),
                "NORMAL",
                "CLOSED",
                false,
                Optional.empty()));
        races.write(new PlanMigration(source(n), TARGET));
    }

    private void complete(int n) {
        plan(n);
        races.write(new CompleteMigration(source(n), true));
    }

    private void decommission(int n) {
        complete(n);
        races.write(new DecommissionChatPool(source(n)));
    }

    private static String planned(String source, String target) {
        return "insert into migrations (source_id, source_release, source_state, target_id) select s.id, s.release,"
                + " s.state, t.id from chat_pools s, chat_pools t where s.key = '" + source + "' and t.key = '" + target
                + "'";
    }

    private static PutChatPool legacyPool(String fqdn) {
        return new PutChatPool(fqdn, "LYNC_2010", "lync10.contoso.com", Optional.empty());
    }

    private static PutChatPool lync2013Pool(String fqdn) {
        return new PutChatPool(fqdn, "LYNC_2013", "lync13.contoso.com", Optional.empty());
    }

    private static String source(int n) {
        return "gchat" + n + ".contoso.com";
    }

    private static String target(int n) {
        return "pchat" + n + ".contoso.com";
    }
}
