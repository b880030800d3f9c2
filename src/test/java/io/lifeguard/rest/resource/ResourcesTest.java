package io.lifeguard.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.testing.Concurrently;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A resource of every kind from its creation to its deletion. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ResourcesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void organisation() {
        Org.clear(dataSource);
        Sample.organisation().storeIn(dataSource);
    }

    private static Response put(Sample sample, String query, String... headers) {
        return TestService.send(
                "PUT", sample.path + query, sample.body, with(headers, "Content-Type", "application/json"));
    }

    private static Response patch(Sample sample, String body, String... headers) {
        return TestService.send(
                "PATCH", sample.path, body, with(headers, "Content-Type", "application/merge-patch+json"));
    }

    private static Response delete(Sample sample, String query, String... headers) {
        return TestService.send("DELETE", sample.path + query, "", headers);
    }

    private static String[] with(String[] headers, String... others) {
        return Stream.of(headers, others).flatMap(Stream::of).toArray(String[]::new);
    }

    private static String etag(Response response) {
        return response.header("ETag").orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void is_created_read_listed_and_deleted(Sample sample) throws IOException {
        assertThat(TestService.get(sample.path).status()).isEqualTo(404);
        Response created = put(sample, "");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().get("outcome").asText()).isEqualTo("CREATED");
        assertThat(created.json().get("applied").asBoolean()).isTrue();
        assertThat(created.json().get("revision").asText()).isEqualTo(created.revision());

        Response read = TestService.get(created.header("Location").orElseThrow());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(created.json().get("resource"));
        assertThat(etag(read)).isEqualTo(etag(created)).matches("\"[A-Za-z0-9_-]{16}\"");

        assertThat(items(TestService.get(sample.list()))).contains(read.json());

        Response again = put(sample, "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("outcome").asText()).isEqualTo("UNCHANGED");
        assertThat(again.revision()).isEqualTo(created.revision());

        Response back = TestService.send("PUT", sample.path, read.body(), "Content-Type", "application/json");
        assertThat(back.status()).as("what was read, sent back: " + back.body()).isEqualTo(200);
        assertThat(back.json().get("outcome").asText()).isEqualTo("UNCHANGED");

        Response deleted = delete(sample, "");
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
        assertThat(deleted.json().get("outcome").asText()).isEqualTo("DELETED");
        assertThat(deleted.json().has("resource")).isFalse();
        assertThat(TestService.get(sample.path).status()).isEqualTo(404);
        Response gone = delete(sample, "");
        boolean isStep = sample == Sample.MIGRATION;
        assertThat(gone.status()).as(gone.body()).isEqualTo(isStep ? 409 : 404);
        assertThat(gone.json().at("/violations/0/rule").asText())
                .isEqualTo(isStep ? "MIGRATION_STEP_FOLLOWS" : "REFERENCE_EXISTS");
    }

    @ParameterizedTest
    @EnumSource
    void is_changed_by_a_merge_patch(Sample sample) throws IOException {
        if (sample.hasPatch()) {
            Response missing = patch(sample, sample.patch);
            assertThat(missing.status()).isEqualTo(404);
            Response created = put(sample, "");
            Response patched = patch(sample, sample.patch);
            assertThat(patched.status()).as(patched.body()).isEqualTo(200);
            assertThat(patched.json().get("resource")).isEqualTo(JSON.readTree(sample.patched));
            assertThat(TestService.get(sample.path).body()).isEqualTo(sample.patched);
            if (sample != Sample.MIGRATION) {
                assertThat(etag(patched)).isNotEqualTo(etag(created));
            }
            assertThat(patch(sample, "{}").json().get("outcome").asText()).isEqualTo("UNCHANGED");
            Response unknown = patch(sample, "{\"unknown\": null, \"other\": 1}");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.json().get("errors").findValuesAsText("pointer"))
                    .containsExactlyInAnyOrder("#/unknown", "#/other");
        } else {
            put(sample, "");
            assertThat(patch(sample, "{}").status()).isEqualTo(405);
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_not_written_by_a_dry_run(Sample sample) {
        Map<String, List<String>> before = Tables.all(dataSource);
        Response dry = put(sample, "?dryRun=true");
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json().get("outcome").asText()).isEqualTo("CREATED");
        assertThat(dry.json().get("applied").asBoolean()).isFalse();
        assertThat(dry.header("ETag")).isEmpty();
        assertThat(Tables.all(dataSource)).isEqualTo(before);
        put(sample, "");
        Map<String, List<String>> stored = Tables.all(dataSource);
        Response deletion = delete(sample, "?dryRun=true");
        assertThat(deletion.json().get("outcome").asText()).isEqualTo("DELETED");
        assertThat(Tables.all(dataSource)).isEqualTo(stored);
    }

    @ParameterizedTest
    @EnumSource
    void is_written_only_under_its_preconditions(Sample sample) {
        assertThat(put(sample, "", "If-Match", "*").status()).isEqualTo(412);
        assertThat(put(sample, "", "If-Match", "\"other\"").status()).isEqualTo(412);
        assertThat(TestService.get(sample.path).status()).isEqualTo(404);
        Response created = put(sample, "", "If-None-Match", "*");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Response second = put(sample, "", "If-None-Match", "*");
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().get("type").asText()).isEqualTo("/problems/precondition-failed");
        assertThat(TestService.get(sample.path, "If-None-Match", etag(created)).status())
                .isEqualTo(304);
        assertThat(TestService.get(sample.path, "If-None-Match", "\"a\", W/" + etag(created))
                        .status())
                .isEqualTo(304);
        assertThat(TestService.get(sample.path, "If-None-Match", "\"a\"").status())
                .isEqualTo(200);
        for (String malformed : List.of("abc", "\"a", "\"a\" \"b\"", "*, \"a\"", "")) {
            Response refused = delete(sample, "", "If-Match", malformed);
            assertThat(refused.status()).as(malformed).isEqualTo(400);
            assertThat(refused.json().at("/errors/0/header").asText()).isEqualTo("If-Match");
        }
        assertThat(delete(sample, "", "If-Match", "W/" + etag(created)).status())
                .as("a weak tag never matches strongly")
                .isEqualTo(412);
        assertThat(delete(sample, "", "If-Match", "\"a\"").status()).isEqualTo(412);
        assertThat(delete(sample, "", "If-Match", "\"a\", " + etag(created)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void everything_that_is_wrong_is_named_at_once(Sample sample) {
        Response response = TestService.send(
                "PUT",
                sample.path + "?dryRun=perhaps&unknown=1&dryRun=true",
                "{\"nonsense\": 1, \"nonsense\": 2, \"more\": {\"a\": 1}}",
                "Content-Type",
                "application/json",
                "If-Match",
                "nonsense");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).hasValue("application/problem+json");
        JsonNode errors = response.json().get("errors");
        assertThat(errors.findValuesAsText("pointer")).contains("#/nonsense", "#/more");
        assertThat(errors.findValuesAsText("parameter")).contains("dryRun", "unknown");
        assertThat(errors.findValuesAsText("header")).containsExactly("If-Match");
        assertThat(response.body()).contains("The member is given more than once.");
        assertThat(TestService.get(sample.path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void fields_are_selected(Sample sample) {
        put(sample, "");
        JsonNode whole = TestService.get(sample.path).json();
        String first = whole.fieldNames().next();
        Response part = TestService.get(sample.path + "?fields=" + first);
        assertThat(part.json().size()).isEqualTo(1);
        assertThat(part.json().get(first)).isEqualTo(whole.get(first));
        String list = sample.list() + (sample.list().contains("?") ? "&" : "?") + "fields=" + first;
        assertThat(items(TestService.get(list))).contains(part.json());
        Response unknown = TestService.get(sample.path + "?fields=" + first + ",nothing");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().at("/errors/0/parameter").asText()).isEqualTo("fields");
    }

    /** All pages of a list, two at a time. */
    private static List<JsonNode> items(Response first) {
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        return StreamSupport.stream(first.json().get("items").spliterator(), false)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_list_is_read_page_by_page(Sample sample) {
        put(sample, "");
        List<JsonNode> all = items(TestService.get(sample.list()));
        List<JsonNode> paged = new ArrayList<>();
        String next = sample.list() + (sample.list().contains("?") ? "&" : "?") + "first=1";
        while (next != null) {
            Response page = TestService.get(next);
            assertThat(items(page)).hasSize(1);
            paged.addAll(items(page));
            next = page.json().path("next").asText(null);
            assertThat(page.header("Link").orElse(null))
                    .isEqualTo(next == null ? null : "<" + next + ">; rel=\"next\"");
        }
        assertThat(paged).isEqualTo(all);
        for (String wrong : List.of("first=0", "first=-1", "first=1001", "first=x", "after=%21", "after=a&after=b")) {
            Response refused = TestService.get(sample.list() + (sample.list().contains("?") ? "&" : "?") + wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_resource_is_left_out_if_the_client_prefers_so(Sample sample) {
        Response created = put(sample, "", "Prefer", "respond-async, return=\"minimal\"");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().has("resource")).isFalse();
        assertThat(created.header("Preference-Applied")).hasValue("return=minimal");
        assertThat(etag(created)).isEqualTo(etag(TestService.get(sample.path)));
        Response again = put(sample, "", "Prefer", "return=representation");
        assertThat(again.json().has("resource")).isTrue();
        assertThat(again.header("Preference-Applied")).isEmpty();
    }

    /** Each patch is applied to what the others left: none is lost. */
    @Test
    void patches_at_once_are_all_applied() {
        put(Sample.USER, "");
        List<String> patches = List.of(
                "{\"displayName\": \"Nina the Ninth\"}",
                "{\"grantedPolicy\": \"Tag:Traders\"}",
                "{\"enabled\": false}");
        List<CompletableFuture<Response>> sent = patches.stream()
                .map(patch -> Concurrently.supply(() -> patch(Sample.USER, patch)))
                .toList();
        assertThat(sent)
                .allSatisfy(response -> assertThat(response.join().status()).isEqualTo(200));
        assertThat(TestService.get(Sample.USER.path).body())
                .contains(
                        "\"displayName\":\"Nina the Ninth\"", "\"grantedPolicy\":\"Tag:Traders\"", "\"enabled\":false");
    }

    @Test
    void one_of_many_who_change_the_same_state_wins() {
        String tag = etag(put(Sample.USER, ""));
        List<CompletableFuture<Response>> sent = IntStream.range(0, 8)
                .mapToObj(i -> Concurrently.supply(
                        () -> patch(Sample.USER, "{\"displayName\": \"N%d\"}".formatted(i), "If-Match", tag)))
                .toList();
        assertThat(sent.stream().map(response -> response.join().status()).sorted())
                .containsExactly(200, 412, 412, 412, 412, 412, 412, 412);
    }

    @Test
    void users_are_found_by_their_external_id_too() {
        Response created = TestService.send(
                "PUT",
                "/api/users/4711-a",
                "{\"sipAddress\": \"max@contoso.com\", \"displayName\": \"Max\"}",
                "Content-Type",
                "application/json");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.header("Location")).hasValue("/api/users/sip%3Amax%40contoso.com");
        assertThat(TestService.get("/api/users/4711-A").json().get("externalId").asText())
                .isEqualTo("4711-a");
        assertThat(TestService.post(
                                "/api/users/4711-a/rename", "application/json", "{\"to\": \"sip:maxi@contoso.com\"}")
                        .json()
                        .at("/resource/sipAddress")
                        .asText())
                .isEqualTo("sip:maxi@contoso.com");
        assertThat(TestService.send("DELETE", "/api/users/4711-a", "").status()).isEqualTo(200);
        assertThat(TestService.send("DELETE", "/api/users/4711-a", "").status()).isEqualTo(404);
        assertThat(TestService.post("/api/users/maxi%40contoso.com/erase", "application/json", "")
                        .json()
                        .get("applied")
                        .asBoolean())
                .isTrue();
        Response missing = TestService.send("PUT", "/api/users/4712", "{}", "Content-Type", "application/json");
        assertThat(missing.json().at("/errors/0/pointer").asText()).isEqualTo("#/sipAddress");
    }

    @Test
    void a_migration_is_taken_step_by_step() {
        put(Sample.MIGRATION, "");
        Response readOnly = patch(Sample.MIGRATION, "{\"complete\": true}");
        assertThat(readOnly.status()).isEqualTo(400);
        assertThat(readOnly.json().at("/errors/0/pointer").asText()).isEqualTo("#/complete");
        Response completed = TestService.post(Sample.MIGRATION.path + "/complete", "application/json", "");
        assertThat(completed.status()).as(completed.body()).isEqualTo(200);
        assertThat(completed.json().at("/resource/complete").asBoolean()).isTrue();
        Response decommissioned =
                TestService.post("/api/chat-pools/gchat.contoso.com/decommission", "application/json", "");
        assertThat(decommissioned.status()).as(decommissioned.body()).isEqualTo(200);
        assertThat(decommissioned.json().at("/resource/state").asText()).isEqualTo("DECOMMISSIONED");
        assertThat(decommissioned.json().at("/resource").has("home")).isFalse();
        Response again =
                TestService.post(Sample.MIGRATION.path + "/complete?nothing=1", "application/json", "{\"a\": 1}");
        assertThat(again.json().get("errors")).hasSize(2);
    }

    @Test
    void a_violation_points_to_its_member_and_warnings_are_headers_as_well() {
        Response refused = TestService.send(
                "PUT",
                "/api/chat-pools/new.contoso.com",
                "{\"release\": \"LYNC_2013\", \"home\": \"lync10.contoso.com\"}",
                "Content-Type",
                "application/json");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/violations/0/rule").asText()).isEqualTo("HOME_POOL_MATCHES_RELEASE");
        assertThat(refused.json().at("/violations/0/pointer").asText()).isEqualTo("#/home");
        TestService.send(
                "PUT",
                "/api/client-configurations/ada%40contoso.com/LYNC_2013/pchat.contoso.com",
                "{}",
                "Content-Type",
                "application/json");
        Response warned = TestService.send(
                "PATCH",
                "/api/policies/Tag%3ATraders",
                "{\"enablePersistentChat\": false}",
                "Content-Type",
                "application/merge-patch+json");
        assertThat(warned.status()).as(warned.body()).isEqualTo(200);
        assertThat(warned.json().at("/warnings/0/rule").asText()).isEqualTo("CONFIGURATION_NO_LONGER_WORKS");
        assertThat(warned.header("Warning").orElseThrow()).startsWith("299 - \"CONFIGURATION_NO_LONGER_WORKS: ");
    }

    @Test
    void a_body_that_no_resource_has_is_refused_by_its_size() {
        String body = "{\"displayName\": \"" + "x".repeat(70_000) + "\"}";
        for (String method : List.of("PUT", "PATCH")) {
            Response refused = TestService.send(method, Sample.USER.path, body, "Content-Type", "application/json");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("detail").asText()).contains("bytes; that of a resource may have 65,536.");
        }
    }

    @Test
    void a_refusal_for_want_of_eligibility_says_what_would_mend_it() {
        Response refused = TestService.send(
                "PUT",
                "/api/client-configurations/lee%40contoso.com/LYNC_2013/pchat.contoso.com",
                "{}",
                "Content-Type",
                "application/json");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/violations/0/rule").asText()).isEqualTo("USER_HOMED_ON_LYNC_2013");
        assertThat(refused.json().at("/remedies/0/steps/0/kind").asText()).isEqualTo("HOME_USER");
        assertThat(refused.json().at("/remedies/0/steps/0/candidates/0").asText())
                .isEqualTo("lync13.contoso.com");
        assertThat(TestService.send(
                                "PUT",
                                "/api/client-configurations/lee%40contoso.com/LYNC_2013/none.contoso.com",
                                "{}",
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT_POOL", "USER", "ROOM"})
    void a_read_waits_for_the_revision_that_it_demands(Sample sample) {
        Response created = put(sample, "");
        assertThat(TestService.get(sample.path, "Lifeguard-At-Least", created.revision())
                        .status())
                .isEqualTo(200);
        String epoch = created.revision().substring(0, created.revision().indexOf('.'));
        for (Response stale : List.of(
                TestService.get(sample.path, "Lifeguard-At-Least", epoch + ".999999"),
                TestService.get(sample.list(), "Lifeguard-At-Least", epoch + ".999999"),
                delete(sample, "", "Lifeguard-At-Least", epoch + ".999999"))) {
            assertThat(stale.status()).as(stale.body()).isEqualTo(503);
            assertThat(stale.json().get("type").asText()).isEqualTo("/problems/stale");
            assertThat(stale.header("Retry-After")).hasValue("1");
        }
        assertThat(TestService.get(sample.path).status()).isEqualTo(200);
    }
}
