package io.lifeguard.graphql.server.http;

import static io.lifeguard.testing.ApiClient.graphqlBody;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GraphQL over HTTP says of methods, media types, parameters and statuses; conformance/run holds all audits of it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class GraphQLOverHttpTest {
    private static final String JSON = "application/json";
    private static final String RESPONSE = "application/graphql-response+json";
    private static final String ASK = graphqlBody("{ clients { client } }");
    private static final String WRITE =
            "mutation { putPolicy(policy: { identity: \"Tag:A\", enablePersistentChat: true })" + " { applied } }";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void nothing() {
        Org.clear(dataSource);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                                                    | application/json
            application/graphql-response+json                                   | application/graphql-response+json
            application/graphql-response+json; charset=utf-8                    | application/graphql-response+json
            */*                                                                 | application/json
            application/*                                                       | application/json
            application/json, application/graphql-response+json                 | application/graphql-response+json
            application/graphql-response+json;q=0.5, application/json           | application/json
            application/json;q=0.5, application/graphql-response+json;q=0.9     | application/graphql-response+json
            text/html, application/xhtml+xml, */*;q=0.8                         | application/json
            application/json;q=0, */*                                           | application/graphql-response+json
            image/png, application/graphql-response+json;q=0.1                  | application/graphql-response+json
            APPLICATION/JSON                                                    | application/json
            """)
    void the_answer_is_of_a_type_that_is_accepted(String accepted, String type) {
        for (Response answer : new Response[] {
            send("POST", "/graphql", ASK, "Content-Type", JSON, "Accept", accepted),
            send("GET", "/graphql?query=%7Bclients%7Bclient%7D%7D", "", "Accept", accepted)
        }) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).hasValue(type + "; charset=utf-8");
            assertThat(answer.data().get("clients")).hasSize(15);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "application/json;q=0", "application/json; charset=utf-16", "image/*", "nonsense"})
    void nothing_is_done_where_no_answer_would_be_accepted(String accepted) {
        Response answer = send("POST", "/graphql", graphqlBody(WRITE), "Content-Type", JSON, "Accept", accepted);
        assertRefused(answer, 406, "NOT_ACCEPTABLE");
        assertThat(policies()).doesNotContain("Tag:A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/graphql",
                "application/xml",
                "application/json; charset=utf-16",
                "application/jsonp",
                "application/json, text/plain",
                "text/plain, application/json",
                "application/json,",
                ",",
                "text/plain; application/json"
            })
    void a_body_that_is_not_sent_as_json_is_refused_whatever_is_in_it(String type) {
        for (String path : new String[] {
            "/graphql",
            "/graphql/",
            "//graphql",
            "/graphql?query={clients{client}}".replace("{", "%7B").replace("}", "%7D")
        }) {
            assertRefused(send("POST", path, graphqlBody(WRITE), "Content-Type", type), 415, "UNSUPPORTED_MEDIA_TYPE");
        }
        assertRefused(send("POST", "/graphql", graphqlBody(WRITE)), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(policies()).doesNotContain("Tag:A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=UTF-8",
                "Application/JSON",
                "application/json; charset=\"utf-8\"",
                "application/json; charset=utf8",
                "application/json, application/json",
                "application/json;charset=utf-8,application/json"
            })
    void json_is_taken_however_it_is_written(String type) {
        assertThat(send("POST", "/graphql", ASK, "Content-Type", type).data().get("clients"))
                .hasSize(15);
    }

    @Test
    void a_query_goes_by_get_with_all_its_parameters() {
        Response answer = send(
                "GET",
                link("query A($s: ID!) { user(sipAddress: $s) { enabled } } query B($s: ID!) { b: user(sipAddress: $s)"
                                + " { enabled } }")
                        + "&operationName=B&variables="
                        + encoded("{\"s\": \"山 田+1@contoso.com\"}")
                        + "&extensions=" + encoded("{\"some\": 1}"),
                "");
        assertThat(answer.errors()).containsExactly("INVALID_VALUE b");
        assertThat(answer.message()).contains("山 田+1@contoso.com");
        assertThat(send("HEAD", link("{ clients { client } }"), "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql/", "//graphql", "/graphql//"})
    void a_mutation_never_goes_by_get(String path) {
        for (String accepted : new String[] {JSON, RESPONSE, "image/avif,image/webp,*/*;q=0.8"}) {
            Response answer = send("GET", path + link(WRITE).substring("/graphql".length()), "", "Accept", accepted);
            if (answer.status() != 404) {
                assertRefused(answer, 405, "METHOD_NOT_ALLOWED");
                assertThat(answer.header("Allow")).hasValue("POST");
            }
        }
        String two = "query A { clients { client } } " + WRITE.replace("mutation", "mutation B");
        assertRefused(send("GET", link(two) + "&operationName=B", ""), 405, "METHOD_NOT_ALLOWED");
        assertThat(send("GET", link(two) + "&operationName=A", "").data().get("clients"))
                .hasSize(15);
        assertThat(policies()).doesNotContain("Tag:A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void no_other_method_is_taken(String method) {
        Response answer = send(method, "/graphql", ASK, "Content-Type", JSON);
        assertRefused(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).hasValue("GET, HEAD, POST");
    }

    static Stream<String> noRequests() {
        return Stream.of(
                "",
                " ",
                "{",
                "{\"query\": \"{ clients { client } }\"",
                "{\"query\": \"{ clients { client } }\"} {}",
                "null",
                "42",
                "\"{ clients { client } }\"",
                "[]",
                "[" + ASK + "]",
                "{}",
                "{\"query\": null}",
                "{\"query\": \"\"}",
                "{\"query\": 5}",
                "{\"query\": {}}",
                "{\"qeury\": \"{ clients { client } }\"}",
                "{\"query\": \"{ clients { client } }\", \"operationName\": []}",
                "{\"query\": \"{ clients { client } }\", \"variables\": \"{}\"}",
                "{\"query\": \"{ clients { client } }\", \"variables\": [1]}",
                "{\"query\": \"{ clients { client } }\", \"extensions\": false}",
                "\u0000",
                "query={ clients { client } }");
    }

    @ParameterizedTest
    @MethodSource("noRequests")
    void a_body_that_is_no_request_is_told_so(String body) {
        for (String accepted : new String[] {JSON, RESPONSE}) {
            Response answer = send("POST", "/graphql", body, "Content-Type", JSON, "Accept", accepted);
            assertRefused(answer, 400, "INVALID_REQUEST");
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith(accepted));
        }
    }

    @Test
    void several_requests_in_one_are_refused_with_what_to_do_instead() {
        Response answer = send("POST", "/graphql", "[" + ASK + "," + ASK + "]", "Content-Type", JSON);
        assertThat(answer.message()).contains("one JSON object").contains("aliases");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?query=",
                "?query=%7Bclients%7Bclient%7D%7D&variables=%5B%5D",
                "?query=%7Bclients%7Bclient%7D%7D&variables=x",
                "?query=%7Bclients%7Bclient%7D%7D&extensions=1"
            })
    void a_link_that_is_no_request_is_told_so(String parameters) {
        assertRefused(send("GET", "/graphql" + parameters, ""), 400, "INVALID_REQUEST");
    }

    @Test
    void a_compressed_body_is_refused_by_its_header() {
        Response answer = send("POST", "/graphql", ASK, "Content-Type", JSON, "Content-Encoding", "gzip");
        assertRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(answer.message()).startsWith("Content-Encoding must be absent or identity");
        assertThat(send("POST", "/graphql", ASK, "Content-Type", JSON, "Content-Encoding", "identity")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_empty_operation_name_is_none() {
        String body = "{\"query\": \"query A { clients { client } } "
                + WRITE.replace("mutation", "mutation B").replace("\"", "\\\"") + "\", \"operationName\": \"\"}";
        assertRefused(
                send("POST", "/graphql", body, "Content-Type", JSON, "Accept", RESPONSE), 400, "UNKNOWN_OPERATION");
        assertThat(policies()).doesNotContain("Tag:A");
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, RESPONSE})
    void a_persisted_query_is_refused_by_the_code_after_which_clients_send_the_document(String accepted) {
        String extensions = "{\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"" + "0".repeat(64) + "\"}}";
        int status = accepted.equals(JSON) ? 200 : 400;
        Response byPost = send(
                "POST", "/graphql", "{\"extensions\": " + extensions + "}", "Content-Type", JSON, "Accept", accepted);
        assertRefused(byPost, status, "PERSISTED_QUERY_NOT_SUPPORTED");
        assertThat(byPost.message()).isEqualTo("PersistedQueryNotSupported");
        Response byGet = send("GET", "/graphql?extensions=" + encoded(extensions), "", "Accept", accepted);
        assertRefused(byGet, status, "PERSISTED_QUERY_NOT_SUPPORTED");
        String whole = ASK.replaceFirst("}$", ", \"extensions\": " + extensions + "}");
        assertThat(send("POST", "/graphql", whole, "Content-Type", JSON, "Accept", accepted)
                        .data()
                        .get("clients"))
                .hasSize(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"variables", "operationName", "extensions"})
    void a_parameter_may_be_null(String parameter) {
        String body = "{\"query\": \"{ clients { client } }\", \"" + parameter + "\": null}";
        assertThat(send("POST", "/graphql", body, "Content-Type", JSON, "Accept", RESPONSE)
                        .data()
                        .get("clients"))
                .hasSize(15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                             | INVALID_SYNTAX
            { nonsense }                                  | INVALID_DOCUMENT
            query($id: ID!) { user(sipAddress: $id) { enabled } } | INVALID_VARIABLES
            query A { clients { client } } query B { clients { client } } | UNKNOWN_OPERATION
            { users(first: 501) { totalCount } }          | PAGE_TOO_LARGE
            """)
    void what_graphql_refuses_has_no_data_and_its_status_depends_on_the_type(String document, String code) {
        Response older = send("POST", "/graphql", graphqlBody(document), "Content-Type", JSON, "Accept", JSON);
        assertRefused(older, 200, code);
        Response newer = send("POST", "/graphql", graphqlBody(document), "Content-Type", JSON, "Accept", RESPONSE);
        assertRefused(newer, 400, code);
        assertThat(newer.header("Content-Type")).hasValue(RESPONSE + "; charset=utf-8");
        assertThat(newer.header("Lifeguard-Revision")).isPresent();
    }

    @Test
    void an_answer_with_data_is_one_even_with_errors() {
        String document = "{ user { enabled } clients { client } }";
        Response answer = send("POST", "/graphql", graphqlBody(document), "Content-Type", JSON, "Accept", RESPONSE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errors()).containsExactly("INVALID_VALUE user");
        assertThat(answer.json().at("/data/clients")).hasSize(15);
    }

    @Test
    void how_the_schema_may_be_asked_for_is_answered() {
        for (String path : new String[] {"/graphql/schema.graphql", "/graphql/schema.graphql//"}) {
            for (String body : new String[] {"", "x"}) {
                Response answer = send("OPTIONS", path, body);
                assertThat(answer.status()).isEqualTo(204);
                assertThat(answer.header("Allow")).hasValue("GET, OPTIONS");
            }
        }
    }

    @Test
    void a_demanded_revision_and_the_one_answered_from_go_with_get_too() {
        Response written = ask(WRITE);
        Response read = send("GET", link("{ policies { identity } }"), "", "Lifeguard-At-Least", written.revision());
        assertThat(read.data().toString()).contains("Tag:A");
        assertThat(read.revision()).isEqualTo(written.revision());
        Response stale =
                send("GET", link("{ policies { identity } }"), "", "Lifeguard-At-Least", written.revision() + "0");
        assertThat(stale.errors()).containsExactly("STALE policies");
    }

    private static void assertRefused(Response answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.errors()).as(answer.body()).containsExactly(code + " ");
        assertThat(answer.message()).isNotBlank();
        assertThat(answer.json().has("data")).isFalse();
    }

    private static String policies() {
        return ask("{ policies { identity } }").data().toString();
    }

    private static String link(String document) {
        return "/graphql?query=" + encoded(document);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
