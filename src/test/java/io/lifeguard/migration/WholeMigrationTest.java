package io.lifeguard.migration;

import static io.lifeguard.migration.Steps.done;
import static io.lifeguard.migration.Steps.ofMigration;
import static io.lifeguard.migration.Steps.phase;
import static io.lifeguard.migration.Steps.refused;
import static io.lifeguard.migration.Steps.status;
import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2007_R2;
import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2010;
import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.model.pool.Release.OCS_2007_R2;
import static io.lifeguard.testing.Org.org;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** From three deployments side by side to Lync 2013 alone: each step, and what is forbidden at it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WholeMigrationTest {
    private static final String NEW_LEGACY_POOL = "putChatPool(chatPool: {fqdn: \"late10.contoso.com\","
            + " release: LYNC_2010, home: \"lync10.contoso.com\"})";

    final DataSource dataSource = TestService.database();

    @Test
    void an_organisation_migrates_from_three_deployments_to_one() {
        two_legacy_deployments_are_in_service();
        lync_2013_comes_beside_them();
        migrations_are_planned();
        users_are_moved_and_enabled();
        the_pool_of_2007_r2_is_completed_and_its_clients_are_repointed();
        the_pool_of_2010_is_completed_taken_back_and_completed_again();
        what_is_migrated_is_decommissioned();
        the_front_end_pools_go_and_the_records_with_them();
    }

    private void two_legacy_deployments_are_in_service() {
        Org.clear(dataSource);
        assertThat(phase()).isEqualTo("NO_CHAT");
        org().frontEndPool("r2.contoso.com", OCS_2007_R2, "Redmond")
                .frontEndPool("lync10.contoso.com", LYNC_2010, "Redmond")
                .frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
                .policy("Tag:Chat", true)
                .chatPool("gchatr2.contoso.com", OCS_2007_R2, "r2.contoso.com")
                .chatPool("gchat10.contoso.com", LYNC_2010, "lync10.contoso.com")
                .category("gchat10.contoso.com", "Desks")
                .room("gchat10.contoso.com", "Emea", "Desks")
                .room("gchat10.contoso.com", "Asia", "Desks")
                .addIn("gchat10.contoso.com", "Ticker", "http://ticker.contoso.com")
                .user("ada", u -> u.home("lync10.contoso.com"))
                .user("ben", u -> u.home("r2.contoso.com"))
                .user("eve", u -> u.home("lync10.contoso.com").disabled())
                .configured("ada", GROUP_CHAT_2010, "gchat10.contoso.com")
                .configured("ben", GROUP_CHAT_2007_R2, "gchatr2.contoso.com")
                .storeIn(dataSource);
        assertThat(phase()).isEqualTo("LEGACY_ONLY");
        assertThat(refused(plan("gchat10.contoso.com", "gchatr2.contoso.com")))
                .containsExactly("MIGRATION_STEP_FOLLOWS target");
        assertThat(refused(plan("gchat10.contoso.com", "pchat.contoso.com")))
                .containsExactly("REFERENCE_EXISTS target");
        assertThat(readiness())
                .isEqualTo("0 ready, POOL_IN_SERVICE 2, USER_HOMED_ON_LYNC_2013 2, USER_ENABLED_BY_POLICY 2,"
                        + " 1 not enabled, 2 legacy configurations");
    }

    private void lync_2013_comes_beside_them() {
        assertThat(done("putChatPool(chatPool: {fqdn: \"pchat.contoso.com\", release: LYNC_2013,"
                                + " home: \"lync13.contoso.com\"})")
                        .warnings())
                .containsExactly("THREE_RELEASES_SIDE_BY_SIDE 1");
        done("putCategory(category: {pool: \"pchat.contoso.com\", name: \"desks\"})");
        done("putRoom(room: {pool: \"pchat.contoso.com\", name: \"EMEA\", category: \"pchat.contoso.com\\\\desks\"})");
        assertThat(phase()).isEqualTo("COEXISTENCE");
        assertThat(refused("decommissionChatPool(fqdn: \"gchat10.contoso.com\")"))
                .containsExactly("DECOMMISSION_AFTER_MIGRATION fqdn", "NOT_IN_USE fqdn");
        assertThat(refused("completeMigration(source: \"gchat10.contoso.com\")"))
                .containsExactly("MIGRATION_STEP_FOLLOWS source");
        assertThat(refused("cancelMigration(source: \"gchat10.contoso.com\")"))
                .containsExactly("MIGRATION_STEP_FOLLOWS source");
        assertThat(refused(plan("pchat.contoso.com", "pchat.contoso.com")))
                .containsExactly("MIGRATION_STEP_FOLLOWS source");
    }

    private void migrations_are_planned() {
        assertThat(done(plan("gchatr2.contoso.com", "pchat.contoso.com")).warnings())
                .isEmpty();
        assertThat(done(plan("gchat10.contoso.com", "pchat.contoso.com")).warnings())
                .containsExactly("NAME_COLLIDES_ON_MIGRATION 1", "NAME_COLLIDES_ON_MIGRATION 1");
        assertThat(refused(plan("gchat10.contoso.com", "pchat.contoso.com")))
                .containsExactly("MIGRATION_STEP_FOLLOWS source");
        assertThat(ofMigration("findings", "gchat10.contoso.com"))
                .containsExactly(
                        "USER_HOMED_ON_LYNC_2013 1 [sip:ada@contoso.com]",
                        "USER_ENABLED_BY_POLICY 1 [sip:ada@contoso.com]",
                        "NAME_COLLIDES_ON_MIGRATION 1 [gchat10.contoso.com\\Desks]",
                        "NAME_COLLIDES_ON_MIGRATION 1 [gchat10.contoso.com\\Emea]",
                        "CONFIGURATION_NO_LONGER_WORKS 1"
                                + " [sip:ada@contoso.com\\GROUP_CHAT_2010\\gchat10.contoso.com]");
        assertThat(ofMigration("findings", "gchatr2.contoso.com"))
                .as("nothing of the content is recorded: that is said, with a count of nothing")
                .contains("NAME_COLLIDES_ON_MIGRATION 0 []");
        assertThat(ofMigration("blockers", "gchat10.contoso.com"))
                .containsExactly(
                        "DECOMMISSION_AFTER_MIGRATION 1 [gchat10.contoso.com]",
                        "NOT_IN_USE 1 [sip:ada@contoso.com\\GROUP_CHAT_2010\\gchat10.contoso.com]");
        assertThat(refused("deleteChatPool(fqdn: \"gchat10.contoso.com\")")).contains("NOT_IN_USE fqdn");
        assertThat(refused("deleteChatPool(fqdn: \"pchat.contoso.com\")")).contains("NOT_IN_USE fqdn");
        assertThat(refused("decommissionChatPool(fqdn: \"pchat.contoso.com\")"))
                .as("two migrations name it, and it holds a category and a room")
                .containsExactly("MIGRATION_STEP_FOLLOWS fqdn", "MIGRATION_STEP_FOLLOWS fqdn");
    }

    private void users_are_moved_and_enabled() {
        for (String user : new String[] {"ada", "ben"}) {
            done("moveUser(sipAddress: \"%s@contoso.com\", toPool: \"lync13.contoso.com\")".formatted(user));
            done("grantPolicy(sipAddress: \"%s@contoso.com\", policy: \"Tag:Chat\")".formatted(user));
        }
        assertThat(readiness()).isEqualTo("2 ready, 1 not enabled, 2 legacy configurations");
        assertThat(ofMigration("findings", "gchat10.contoso.com")).noneMatch(f -> f.startsWith("USER_"));
    }

    private void the_pool_of_2007_r2_is_completed_and_its_clients_are_repointed() {
        done("completeMigration(source: \"gchatr2.contoso.com\", repointLegacyClients: true)");
        assertThat(TestService.ask(
                                "{ user(sipAddress: \"ben@contoso.com\") { clientConfigurations { pool { fqdn } } } }")
                        .data()
                        .at("/user/clientConfigurations/0/pool/fqdn")
                        .asText())
                .isEqualTo("pchat.contoso.com");
        assertThat(ofMigration("blockers", "gchatr2.contoso.com")).isEmpty();
        assertThat(phase()).isEqualTo("COEXISTENCE");
        assertThat(refused("completeMigration(source: \"gchatr2.contoso.com\")"))
                .containsExactly("MIGRATION_STEP_FOLLOWS source");
        assertThat(refused("configureClient(user: \"ada@contoso.com\", client: GROUP_CHAT_2010,"
                        + " pool: \"gchatr2.contoso.com\", repoint: true)"))
                .containsExactly("POOL_IN_SERVICE pool");
    }

    private void the_pool_of_2010_is_completed_taken_back_and_completed_again() {
        assertThat(done("completeMigration(source: \"gchat10.contoso.com\")").warnings())
                .containsExactly(
                        "NAME_COLLIDES_ON_MIGRATION 1",
                        "NAME_COLLIDES_ON_MIGRATION 1",
                        "CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(phase()).isEqualTo("MIGRATED");
        assertThat(ofMigration("blockers", "gchat10.contoso.com"))
                .containsExactly("NOT_IN_USE 1 [sip:ada@contoso.com\\GROUP_CHAT_2010\\gchat10.contoso.com]");
        assertThat(Steps.compliance())
                .contains("POOL_IN_SERVICE 1" + " [sip:ada@contoso.com\\GROUP_CHAT_2010\\gchat10.contoso.com]");
        assertThat(refused(NEW_LEGACY_POOL)).containsExactly("ONLY_LYNC_2013_AFTER_MIGRATION chatPool.release");
        done("cancelMigration(source: \"gchat10.contoso.com\")");
        assertThat(phase()).as("taken back").isEqualTo("COEXISTENCE");
        done(plan("gchat10.contoso.com", "pchat.contoso.com"));
        done("completeMigration(source: \"gchat10.contoso.com\", repointLegacyClients: true)");
        assertThat(phase()).isEqualTo("MIGRATED");
        assertThat(status("legacyConfigurations").get("legacyConfigurations").asInt())
                .isZero();
    }

    private void what_is_migrated_is_decommissioned() {
        assertThat(refused("deleteFrontEndPool(fqdn: \"r2.contoso.com\")")).containsExactly("NOT_IN_USE fqdn");
        done("decommissionChatPool(fqdn: \"gchatr2.contoso.com\")");
        assertThat(refused("cancelMigration(source: \"gchatr2.contoso.com\")"))
                .containsExactly("MIGRATION_STEP_FOLLOWS source");
        assertThat(refused("decommissionChatPool(fqdn: \"gchatr2.contoso.com\")"))
                .containsExactly("MIGRATION_STEP_FOLLOWS fqdn");
        assertThat(phase()).isEqualTo("MIGRATED");
        done("decommissionChatPool(fqdn: \"gchat10.contoso.com\")");
        assertThat(phase()).isEqualTo("COMPLETE");
        assertThat(refused(NEW_LEGACY_POOL)).containsExactly("ONLY_LYNC_2013_AFTER_MIGRATION chatPool.release");
        JsonNode deployments = status("deployments { release chatPools { fqdn state home { fqdn } } roomCount }")
                .get("deployments");
        assertThat(deployments.at("/0/chatPools/0/state").asText()).isEqualTo("DECOMMISSIONED");
        assertThat(deployments.at("/0/chatPools/0/home").isNull())
                .as("its home is free")
                .isTrue();
        assertThat(deployments.at("/1/roomCount").asInt()).isEqualTo(2);
    }

    private void the_front_end_pools_go_and_the_records_with_them() {
        done("deleteFrontEndPool(fqdn: \"r2.contoso.com\")");
        assertThat(refused("deleteFrontEndPool(fqdn: \"lync10.contoso.com\")"))
                .as("eve is still homed there")
                .containsExactly("NOT_IN_USE fqdn");
        done("moveUser(sipAddress: \"eve@contoso.com\", toPool: \"lync13.contoso.com\")");
        done("deleteFrontEndPool(fqdn: \"lync10.contoso.com\")");
        done("deleteChatPool(fqdn: \"gchatr2.contoso.com\")");
        assertThat(status("migrations { source { fqdn } }").get("migrations")).hasSize(1);
        assertThat(phase()).isEqualTo("COMPLETE");
    }

    private static String plan(String source, String target) {
        return "planMigration(source: \"%s\", target: \"%s\")".formatted(source, target);
    }

    private static String readiness() {
        JsonNode status = status("usersReadyForLync2013 usersNotReady { rule { id } userCount } accountsNotEnabled"
                + " legacyConfigurations");
        StringBuilder text =
                new StringBuilder(status.get("usersReadyForLync2013").asInt() + " ready, ");
        status.get("usersNotReady").forEach(o -> text.append(o.at("/rule/id").asText())
                .append(' ')
                .append(o.get("userCount").asInt())
                .append(", "));
        return text + (status.get("accountsNotEnabled").asInt() + " not enabled, ")
                + status.get("legacyConfigurations").asInt() + " legacy configurations";
    }
}
