package io.lifeguard.http;

import static io.lifeguard.testing.ApiClient.graphqlBody;
import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.post;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Concurrently;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer tells the state that it comes from, and a request may demand one. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RevisionsServedTest {
    private static final String TOKEN = "[0-9a-f]{8}\\.[0-9]+";
    private static final String READ =
            graphqlBody("{ policies { identity } user(sipAddress: \"ada@contoso.com\") { enabled } }");

    @Inject
    DataSource dataSource;

    @BeforeEach
    void nothing() {
        Org.clear(dataSource);
    }

    @Test
    void every_answer_through_every_door_carries_the_revision_errors_too() {
        for (Response answer : new Response[] {
            ask("{ users { totalCount } }"),
            ask("{ rules { id } }"),
            ask("{ nonsense }"),
            ask("{ eligibility(user: \"a@b.c\", client: LYNC_2013, pool: \"no.contoso.com\") { eligible } }"),
            ask("{ user(sipAddress: \"no address\") { enabled } }"),
            ask("mutation { putPolicy(policy: { identity: \"Tag:A\", enablePersistentChat: true }) { applied } }"),
            ask("mutation { deletePolicy(identity: \"Tag:None\") { applied } }"),
            post("/graphql", "application/json", "{"),
            get("/graphql/schema.graphql"),
            get("/nowhere"),
            sendExport("policies", "Identity,EnablePersistentChat", "Tag:B,True"),
            sendExport("policies?dryRun=true", "Identity,EnablePersistentChat", "Tag:C,True"),
            sendExport("policies", "Description", "x"),
            sendExport("nonsense", "x"),
            sendExport("users?nonsense", "x"),
            get("/q/health/ready"),
            post("/graphql", "application/json", READ, "Lifeguard-At-Least", "nonsense"),
            post("/graphql", "application/json", READ, "Lifeguard-At-Least", "00000000.1")
        }) {
            assertThat(answer.header("Lifeguard-Revision").orElse("none"))
                    .as(answer.toString())
                    .matches(TOKEN);
        }
    }

    @Test
    void the_revision_with_an_import_is_one_that_a_read_can_demand_and_then_sees_it() {
        Response imported = sendExport("policies", "Identity,EnablePersistentChat", "Tag:New,True");
        String revision = imported.json().get("revision").asText();
        assertThat(imported.revision()).isEqualTo(revision);
        Response users = sendExport("users", "SipAddress,Enabled,RegistrarPool", "sip:ada@contoso.com,True,");
        assertThat(users.revision())
                .isEqualTo(users.json().get("revision").asText())
                .isNotEqualTo(revision);
        Response read = post("/graphql", "application/json", READ, "Lifeguard-At-Least", revision);
        assertThat(read.data().toString()).contains("Tag:New");
        assertThat(read.revision()).isEqualTo(users.revision());
    }

    @Test
    void an_eligibility_tells_the_same_revision_in_itself_and_in_the_header() {
        importExport("front-end-pools", "PoolFqdn,Site,Version", "lync13.contoso.com,Oslo,6");
        importExport("chat-pools", "PoolFqdn,Registrar,Version", "pchat.contoso.com,lync13.contoso.com,6");
        importExport("users", "SipAddress,Enabled,RegistrarPool", "ada@contoso.com,True,lync13.contoso.com");
        Response answer = ask(
                "{ eligibility(user: \"ada@contoso.com\", client: LYNC_2013, pool: \"pchat.contoso.com\") { revision } }");
        assertThat(answer.data().at("/eligibility/revision").asText()).isEqualTo(answer.revision());
    }

    @Test
    void a_state_that_is_not_reached_is_stale_after_a_bounded_wait() {
        String beyond = beyond(ask("{ users { totalCount } }").revision(), 5);
        long begun = System.nanoTime();
        Response answer = post("/graphql", "application/json", READ, "Lifeguard-At-Least", beyond);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        assertThat(answer.errors()).containsExactlyInAnyOrder("STALE policies", "STALE user");
        assertThat(answer.message()).contains(beyond);
        assertThat(millis).isBetween(500L, 5_000L);
    }

    @Test
    void a_read_waits_for_a_write_that_brings_the_state_it_demands() throws Exception {
        String beyond = beyond(ask("{ users { totalCount } }").revision(), 1);
        CompletableFuture<Response> waiting =
                Concurrently.supply(() -> post("/graphql", "application/json", READ, "Lifeguard-At-Least", beyond));
        pause(200); // the read is on its way
        assertThat(waiting).isNotDone();
        importExport("policies", "Identity,EnablePersistentChat", "Tag:Awaited,True");
        assertThat(waiting.join().data().toString()).contains("Tag:Awaited");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "1",
                "a.b",
                "00000000.-1",
                "00000000.99999999999999999999",
                "00000000.1 ",
                "00000000."
            })
    void what_is_no_revision_is_refused(String token) {
        Response answer = post("/graphql", "application/json", READ, "Lifeguard-At-Least", token);
        if (token.equals("00000000.1 ")) {
            assertThat(answer.errors())
                    .as("white space around a header does not count")
                    .isNotEmpty();
        } else {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/message").asText()).contains("Lifeguard-At-Least");
            assertThat(answer.json().at("/errors/0/extensions/code").asText()).isEqualTo("INVALID_VALUE");
        }
    }

    @Test
    void a_revision_of_another_epoch_is_stale_however_small_its_number() {
        Response read = post("/graphql", "application/json", READ, "Lifeguard-At-Least", "00000000.0");
        assertThat(read.errors()).containsExactlyInAnyOrder("STALE policies", "STALE user");
        assertThat(post(
                                "/api/imports/policies",
                                "text/csv",
                                "Identity,EnablePersistentChat\r\nTag:X,True\r\n",
                                "Lifeguard-At-Least",
                                "00000000.0")
                        .status())
                .isEqualTo(503);
        assertThat(ask("{ policies { identity } }").data().toString()).doesNotContain("Tag:X");
    }

    private static String beyond(String revision, int by) {
        int dot = revision.indexOf('.');
        return revision.substring(0, dot + 1) + (Long.parseLong(revision.substring(dot + 1)) + by);
    }
}
