package io.lifeguard.migration;

import static io.lifeguard.migration.Steps.done;
import static io.lifeguard.migration.Steps.refused;
import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2010;
import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.model.pool.Release.OCS_2007_R2;
import static io.lifeguard.testing.Org.org;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules with other modes than by default: drift and collisions are refused, a third release is not mentioned. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SharedProfiles.StrictWrites.class)
class ConfiguredRuleModesTest {
    private static final Client LYNC_2013_CLIENT = Client.LYNC_2013;
    private static final String CONFIGURE =
            "configureClient(user: \"ada@contoso.com\", client: GROUP_CHAT_2010, pool: \"pchat.contoso.com\")";

    @Inject
    DataSource dataSource;

    @BeforeEach
    void store() {
        Org.clear(dataSource);
        org().frontEndPool("lync10.contoso.com", LYNC_2010, "Redmond")
                .frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
                .frontEndPool("r2.contoso.com", OCS_2007_R2, "Redmond")
                .chatPool("gchat.contoso.com", LYNC_2010, "lync10.contoso.com")
                .chatPool("pchat.contoso.com", LYNC_2013, "lync13.contoso.com")
                .user("ada", u -> u.home("lync13.contoso.com"))
                .user("bob", u -> u.home("lync10.contoso.com").disabled())
                .configured("ada", GROUP_CHAT_2010, "gchat.contoso.com")
                .configured("bob", GROUP_CHAT_2010, "gchat.contoso.com")
                .storeIn(dataSource);
    }

    @Test
    void a_rule_that_denies_refuses_the_write_that_creates_a_breach() {
        assertThat(refused("moveUser(sipAddress: \"ada@contoso.com\")"))
                .containsExactly("CONFIGURATION_NO_LONGER_WORKS sipAddress");
        assertThat(refused(CONFIGURE.replace(")", ", repoint: true)")))
                .containsExactly("POLICY_MAY_BIND_LEGACY_CLIENT user");
    }

    @Test
    void a_rule_that_denies_leaves_writes_alone_that_create_no_breach_or_end_one() {
        done("moveUser(sipAddress: \"bob@contoso.com\")");
        done("deleteUser(sipAddress: \"bob@contoso.com\")");
        done("putUser(user: {sipAddress: \"ada@contoso.com\", home: \"lync10.contoso.com\"})");
    }

    @Test
    void a_migration_that_leaves_clients_behind_is_refused_and_one_that_takes_them_along_is_not() {
        done("planMigration(source: \"gchat.contoso.com\", target: \"pchat.contoso.com\")");
        assertThat(refused("completeMigration(source: \"gchat.contoso.com\")"))
                .containsExactly("CONFIGURATION_NO_LONGER_WORKS source");
        assertThat(refused("completeMigration(source: \"gchat.contoso.com\", repointLegacyClients: true)"))
                .as("each would be refused by itself too")
                .containsExactly("POLICY_MAY_BIND_LEGACY_CLIENT source");
    }

    @Test
    void a_plan_under_which_names_collide_is_refused() {
        org().category("gchat.contoso.com", "Desks")
                .category("pchat.contoso.com", "DESKS")
                .storeIn(dataSource);
        assertThat(refused("planMigration(source: \"gchat.contoso.com\", target: \"pchat.contoso.com\")"))
                .containsExactly("NAME_COLLIDES_ON_MIGRATION source");
    }

    @Test
    void what_brings_a_name_that_collides_is_refused_and_what_has_it_already_is_not() {
        org().category("gchat.contoso.com", "Desks")
                .category("pchat.contoso.com", "DESKS")
                .category("pchat.contoso.com", "Home")
                .migration("gchat.contoso.com", "pchat.contoso.com")
                .storeIn(dataSource);
        assertThat(refused("putCategory(category: {pool: \"gchat.contoso.com\", name: \"home\"})"))
                .containsExactly("NAME_COLLIDES_ON_MIGRATION category");
        done("putCategory(category: {pool: \"gchat.contoso.com\", name: \"desks\", description: \"New\"})");
        done("putCategory(category: {pool: \"gchat.contoso.com\", name: \"Away\"})");
    }

    @Test
    void an_import_refuses_the_rows_that_a_single_write_would_be_refused_for() {
        org().category("gchat.contoso.com", "Desks")
                .category("pchat.contoso.com", "DESKS")
                .category("pchat.contoso.com", "Home")
                .migration("gchat.contoso.com", "pchat.contoso.com")
                .storeIn(dataSource);
        String[] file = {
            "Identity,Description",
            "gchat.contoso.com\\home,",
            "gchat.contoso.com\\Desks,New",
            "gchat.contoso.com\\Both,",
            "pchat.contoso.com\\Both,"
        };
        JsonNode dry = TestService.importExport("categories?dryRun=true", file);
        JsonNode report = TestService.importExport("categories", file);
        assertThat(report.get("refusedRows")).isEqualTo(dry.get("refusedRows"));
        assertThat(Steps.list(
                        report.get("refusedRows"),
                        row -> row.get("line").asText() + " "
                                + row.at("/violations/0/rule").asText()))
                .containsExactly("2 NAME_COLLIDES_ON_MIGRATION", "5 NAME_COLLIDES_ON_MIGRATION");
        assertThat(report.get("changed").asInt()).isEqualTo(1);
        assertThat(report.get("created").asInt()).isEqualTo(1);
    }

    @Test
    void an_import_removes_nothing_that_a_single_write_could_not_remove() {
        org().policy("Site:Redmond", true)
                .configured("ada", LYNC_2013_CLIENT, "pchat.contoso.com")
                .storeIn(dataSource);
        assertThat(refused("deletePolicy(identity: \"Site:Redmond\")"))
                .containsExactly("CONFIGURATION_NO_LONGER_WORKS identity");
        String[] file = {"Identity,EnablePersistentChat", "Tag:New,True"};
        JsonNode report = TestService.importExport("policies?absent=delete&allowLargeChange=true", file);
        assertThat(report.get("absentRefused").asInt()).isEqualTo(1);
        assertThat(report.at("/refusedRows/0/violations/0/rule").asText()).isEqualTo("CONFIGURATION_NO_LONGER_WORKS");
        String[] users = {"SipAddress,Enabled,RegistrarPool", "ada@contoso.com,False,lync13.contoso.com"};
        assertThat(TestService.importExport("users", users)
                        .at("/refusedRows/0/violations/0/rule")
                        .asText())
                .isEqualTo("CONFIGURATION_NO_LONGER_WORKS");
    }

    @Test
    void a_rule_that_is_off_gives_no_warning_and_is_in_the_compliance_list_all_the_same() {
        assertThat(done("putChatPool(chatPool: {fqdn: \"old.contoso.com\", release: OCS_2007_R2,"
                                + " home: \"r2.contoso.com\"})")
                        .warnings())
                .isEmpty();
        assertThat(Steps.compliance())
                .contains("THREE_RELEASES_SIDE_BY_SIDE 3 [gchat.contoso.com, old.contoso.com, pchat.contoso.com]")
                .contains("ACCOUNT_ENABLED 1 [sip:bob@contoso.com\\GROUP_CHAT_2010\\gchat.contoso.com]")
                .contains("CONFIGURATION_NO_LONGER_WORKS 1 [sip:bob@contoso.com\\GROUP_CHAT_2010\\gchat.contoso.com]");
    }

    @Test
    void a_rule_shows_how_it_is_set() {
        JsonNode rules = TestService.ask("{ rules { id enforcement } }").data().get("rules");
        assertThat(Steps.list(
                        rules,
                        r -> r.get("id").asText() + " " + r.get("enforcement").asText()))
                .contains(
                        "CONFIGURATION_NO_LONGER_WORKS DENY",
                        "THREE_RELEASES_SIDE_BY_SIDE OFF",
                        "PROVISIONED_USERS WARN",
                        "NOT_IN_USE DENY");
    }
}
