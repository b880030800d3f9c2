package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every role goes to every kind of resource below {@code /api}, by every method and in batches. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class ResourcePermissionsTest {
    private static final String SECRET = "/api/rooms/pchat.contoso.com%5CZanzibar";
    private static final List<String> OF_PROVISIONERS = List.of(
            "PUT /api/users/ada%40contoso.com",
            "PATCH /api/users/ada%40contoso.com",
            "DELETE /api/users/nobody%40contoso.com",
            "POST /api/users/nobody%40contoso.com/rename",
            "POST /api/users/nobody%40contoso.com/move",
            "POST /api/users/nobody%40contoso.com/grant",
            "PUT /api/client-configurations/ada%40contoso.com/LYNC_2013/none.contoso.com",
            "DELETE /api/client-configurations/ada%40contoso.com/LYNC_2013/none.contoso.com",
            "PUT /api/categories/none.contoso.com%5CNone",
            "PATCH /api/categories/none.contoso.com%5CNone",
            "DELETE /api/categories/none.contoso.com%5CNone",
            "PUT /api/rooms/none.contoso.com%5CNone",
            "PATCH /api/rooms/none.contoso.com%5CNone",
            "DELETE /api/rooms/none.contoso.com%5CNone",
            "PUT /api/add-ins/none.contoso.com%5CNone",
            "PATCH /api/add-ins/none.contoso.com%5CNone",
            "DELETE /api/add-ins/none.contoso.com%5CNone");
    private static final List<String> OF_ADMINISTRATORS = List.of(
            "PUT /api/front-end-pools/none.contoso.com",
            "PATCH /api/front-end-pools/none.contoso.com",
            "DELETE /api/front-end-pools/none.contoso.com",
            "PUT /api/chat-pools/none.contoso.com",
            "PATCH /api/chat-pools/none.contoso.com",
            "DELETE /api/chat-pools/none.contoso.com",
            "POST /api/chat-pools/none.contoso.com/decommission",
            "PUT /api/policies/Tag%3ANone",
            "PATCH /api/policies/Tag%3ANone",
            "DELETE /api/policies/Tag%3ANone",
            "PUT /api/migrations/none.contoso.com",
            "DELETE /api/migrations/none.contoso.com",
            "POST /api/migrations/none.contoso.com/complete",
            "POST /api/users/nobody%40contoso.com/erase");

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void rooms() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .category("pchat.contoso.com", "Research")
                .user("ada", user -> user.home("lync13.contoso.com"))
                .storeIn(dataSource);
        for (String room : List.of("Alpha OPEN", "Zanzibar SECRET", "Zermatt OPEN")) {
            String[] parts = room.split(" ", -1);
            String body = "{\"category\": \"pchat.contoso.com\\\\Research\", \"privacy\": \"%s\"}".formatted(parts[1]);
            Response put = send(SignedInCaller.PROVISIONER, "PUT", "/api/rooms/pchat.contoso.com%5C" + parts[0], body);
            assertThat(put.status()).as(put.body()).isEqualTo(201);
        }
    }

    private static Response send(SignedInCaller who, String method, String path, String body, String... headers) {
        return TestService.send(
                method,
                path,
                body,
                Stream.of(headers, new String[] {
                            "Authorization", "Bearer " + who.token(), "Content-Type", "application/json"
                        })
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void every_write_is_judged_or_forbidden(SignedInCaller who) {
        Map<String, List<String>> before = Tables.all(dataSource);
        for (String write : Stream.concat(OF_PROVISIONERS.stream(), OF_ADMINISTRATORS.stream())
                .toList()) {
            boolean may = who == SignedInCaller.ADMINISTRATOR
                    || (who == SignedInCaller.PROVISIONER && OF_PROVISIONERS.contains(write));
            String[] line = write.split(" ", -1);
            Response response = send(who, line[0], line[1], "{\"unknown\": 1}");
            if (may) {
                assertThat(response.status())
                        .as(who + " " + write + response.body())
                        .isIn(400, 404, 409);
            } else {
                assertThat(response.status()).as(who + " " + write).isEqualTo(403);
                assertThat(response.json().get("detail").asText()).startsWith("This path requires the role ");
            }
            assertThat(TestService.send(line[0], line[1], "{}", "Content-Type", "application/json")
                            .status())
                    .as("without a token: " + write)
                    .isEqualTo(401);
            if (!line[0].equals("PATCH") && !write.endsWith("/erase")) {
                Response batch = batch(who, line[0], line[1]);
                assertThat(batch.status()).as(who + " in a batch: " + write).isIn(may ? List.of(400) : List.of(403));
            }
        }
        assertThat(Tables.all(dataSource)).isEqualTo(before);
    }

    private static Response batch(SignedInCaller who, String method, String path) {
        return send(who, "POST", "/api/batch", """
                {"writes": [
                  {"method": "PUT", "path": "/api/users/new%%40contoso.com", "body": {}},
                  {"method": "%s", "path": "%s", "body": {"unknown": 1}, "ifMatch": "malformed"}]}""".formatted(method, path), "Idempotency-Key", "any");
    }

    @ParameterizedTest
    @EnumSource
    void everybody_reads(SignedInCaller who) {
        for (String kind : List.of(
                "front-end-pools",
                "chat-pools",
                "policies",
                "users",
                "migrations",
                "client-configurations",
                "categories?pool=pchat.contoso.com",
                "rooms?pool=pchat.contoso.com",
                "add-ins?pool=pchat.contoso.com")) {
            assertThat(send(who, "GET", "/api/" + kind, "").status()).as(kind).isEqualTo(200);
            assertThat(TestService.get("/api/" + kind).status()).as(kind).isEqualTo(401);
        }
    }

    @Test
    void a_viewer_is_shown_no_secret_room() {
        String list = "/api/rooms?first=1&pool=pchat.contoso.com";
        assertThat(send(SignedInCaller.VIEWER, "GET", SECRET, "").status()).isEqualTo(404);
        assertThat(send(SignedInCaller.PROVISIONER, "GET", SECRET, "").status()).isEqualTo(200);
        assertThat(names(SignedInCaller.VIEWER, list)).isEqualTo("Alpha Zermatt ");
        assertThat(names(SignedInCaller.PROVISIONER, list)).isEqualTo("Alpha Zanzibar Zermatt ");
        Response missing = send(SignedInCaller.VIEWER, "GET", "/api/rooms/pchat.contoso.com%5CNone", "");
        assertThat(send(SignedInCaller.VIEWER, "GET", SECRET, "").body()).isEqualTo(missing.body());
    }

    private static String names(SignedInCaller who, String list) {
        StringBuilder names = new StringBuilder();
        for (String next = list; next != null; ) {
            JsonNode page = send(who, "GET", next, "").json();
            page.get("items")
                    .forEach(room -> names.append(room.get("name").asText()).append(' '));
            next = page.path("next").asText(null);
        }
        return names.toString();
    }

    @Test
    void the_change_log_names_the_caller_and_a_key_belongs_to_its_caller() {
        String batch =
                "{\"writes\": [{\"method\": \"PUT\", \"path\": \"/api/users/eve%40contoso.com\", \"body\": {}}]}";
        Response first = send(SignedInCaller.PROVISIONER, "POST", "/api/batch", batch, "Idempotency-Key", "same");
        Response other = send(SignedInCaller.ADMINISTRATOR, "POST", "/api/batch", batch, "Idempotency-Key", "same");
        assertThat(first.json().at("/writes/0/result/outcome").asText()).isEqualTo("CREATED");
        assertThat(other.json().at("/writes/0/result/outcome").asText()).isEqualTo("UNCHANGED");
        assertThat(Tables.column(dataSource, "select actor from changes where subject = 'sip:eve@contoso.com'"))
                .containsExactly(SignedInCaller.PROVISIONER.subject());
    }
}
