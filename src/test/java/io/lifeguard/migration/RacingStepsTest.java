package io.lifeguard.migration;

import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2010;
import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.testing.Org.org;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps of a migration at the same moment, and steps over thousands of clients. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RacingStepsTest {
    private static final int CLIENTS = 3_000;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void store() {
        Org.clear(dataSource);
        org().frontEndPool("lync10.contoso.com", LYNC_2010, "Redmond")
                .frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
                .chatPool("gchat.contoso.com", LYNC_2010, "lync10.contoso.com")
                .chatPool("pchat.contoso.com", LYNC_2013, "lync13.contoso.com")
                .user("ada", u -> u.home("lync10.contoso.com"))
                .storeIn(dataSource);
    }

    @Test
    void of_two_completions_at_once_one_is_done_and_the_other_told_so() {
        planned();
        List<String> outcomes = atOnce(
                "completeMigration(source: \"gchat.contoso.com\")", "completeMigration(source: \"gchat.contoso.com\")");
        assertThat(outcomes).containsExactlyInAnyOrder("applied", "MIGRATION_STEP_FOLLOWS");
    }

    @Test
    void a_pool_is_decommissioned_or_a_client_configured_for_it_never_both() {
        for (int i = 0; i < 10; i++) {
            store();
            List<String> outcomes = atOnce(
                    "decommissionChatPool(fqdn: \"pchat.contoso.com\")",
                    "configureClient(user: \"ada\\u0040contoso.com\", client: GROUP_CHAT_2010, pool: \"pchat.contoso.com\")");
            assertThat(outcomes).containsOnlyOnce("applied").containsAnyOf("NOT_IN_USE", "POOL_IN_SERVICE");
        }
    }

    @Test
    void a_migration_is_planned_or_its_target_deleted_never_both() {
        for (int i = 0; i < 10; i++) {
            store();
            List<String> outcomes = atOnce(
                    "planMigration(source: \"gchat.contoso.com\", target: \"pchat.contoso.com\")",
                    "deleteChatPool(fqdn: \"pchat.contoso.com\")");
            assertThat(outcomes).containsOnlyOnce("applied").containsAnyOf("NOT_IN_USE", "REFERENCE_EXISTS");
        }
    }

    @Test
    void thousands_of_clients_are_repointed_in_one_step_and_logged_one_by_one() {
        Org many = org();
        IntStream.range(0, CLIENTS).mapToObj(i -> "u%05d".formatted(i)).forEach(name -> many.user(
                        name, u -> u.home("lync10.contoso.com"))
                .configured(name, GROUP_CHAT_2010, "gchat.contoso.com"));
        many.storeIn(dataSource);
        planned();
        String before = Steps.revision();
        Steps.Outcome outcome =
                Steps.done("completeMigration(source: \"gchat.contoso.com\", repointLegacyClients: true)");
        assertThat(outcome.warnings()).containsExactly("POLICY_MAY_BIND_LEGACY_CLIENT " + CLIENTS);
        assertThat(number(outcome.write().get("revision").asText()) - number(before))
                .as("pool, migration, and each client away from one and to the other")
                .isEqualTo(2 + 2 * CLIENTS);
        JsonNode data = TestService.ask("{ old: clientConfigurations(pool: \"gchat.contoso.com\") { totalCount }"
                        + " new: clientConfigurations(pool: \"pchat.contoso.com\") { totalCount }"
                        + " changes(after: \"" + before
                        + "\", first: 4) { nodes { kind subjectType subject before after } } }")
                .data();
        assertThat(data.at("/old/totalCount").asInt()).isZero();
        assertThat(data.at("/new/totalCount").asInt()).isEqualTo(CLIENTS);
        assertThat(Steps.list(
                        data.at("/changes/nodes"),
                        n -> n.get("kind").asText() + " " + n.get("subjectType").asText() + " "
                                + n.get("subject").asText()))
                .containsExactly(
                        "UPDATED ChatPool gchat.contoso.com",
                        "UPDATED Migration gchat.contoso.com",
                        "DELETED ClientConfiguration sip:u00000@contoso.com\\GROUP_CHAT_2010\\gchat.contoso.com",
                        "DELETED ClientConfiguration sip:u00001@contoso.com\\GROUP_CHAT_2010\\gchat.contoso.com");
        assertThat(data.at("/changes/nodes/1/after").asText()).contains("\"complete\": true");
    }

    private static void planned() {
        Steps.done("planMigration(source: \"gchat.contoso.com\", target: \"pchat.contoso.com\")");
    }

    /** What came of each: applied, or the first rule that refused it. */
    private static List<String> atOnce(String one, String other) {
        List<CompletableFuture<Response>> under = new ArrayList<>();
        for (String mutation : List.of(one, other)) {
            under.add(TestService.askAsync(
                    "mutation { write: " + mutation + " { applied violations { rule { id } } } }"));
        }
        return under.stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.data().get("write"))
                .map(write -> write.get("applied").asBoolean()
                        ? "applied"
                        : write.at("/violations/0/rule/id").asText())
                .toList();
    }

    private static long number(String revision) {
        return Long.parseLong(revision.substring(revision.indexOf('.') + 1));
    }
}
