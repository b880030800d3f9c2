package io.lifeguard.graphql.server.execution;

import static io.lifeguard.testing.ApiClient.graphqlBody;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be selected at the root of an operation: one field of a subscription, always; any fields of others, also none. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RootSelectionsTest {
    /** Subscriptions that are invalid by the rule "Single root field" or another of the specification, and what is said of them. */
    private static final String INVALID = """
            subscription($s: Boolean!) { changes @include(if: $s) { revision } }                 | @include
            subscription($s: Boolean!) { changes @skip(if: $s) { revision } }                    | @skip
            subscription { changes @skip(if: false) { revision } }                               | @skip
            subscription { ... @skip(if: true) { changes { revision } } }                        | @skip
            subscription { ... on Subscription @include(if: false) { changes { revision } } }    | @include
            subscription { ...F @include(if: true) } fragment F on Subscription { changes { at } } | @include
            subscription { ...F } fragment F on Subscription { changes @skip(if: true) { at } }  | @skip
            subscription { ...F } fragment F on Subscription { ...G } fragment G on Subscription { ... @skip(if: true) { changes { at } } } | @skip
            subscription { a: changes { at } b: changes { at } }                                 | one root field
            subscription { ...F ...G } fragment F on Subscription { a: changes { at } } fragment G on Subscription { b: changes { at } } | one root field
            subscription { ...F } fragment F on Subscription { a: changes { at } ... { b: changes { at } } } | one root field
            subscription { ... { a: changes { at } b: changes { at } } }                         | one root field
            subscription { __typename }                                                          | __typename
            subscription { changes { at } __typename }                                           | one root field
            subscription { ... { __typename } }                                                  | __typename
            subscription { ...F } fragment F on Subscription { ... { t: __typename } }           | __typename
            subscription { __schema { queryType { name } } }                                     | __schema
            subscription { ...Missing }                                                          | Missing
            subscription { ...F } fragment F on Subscription { ...F }                            | F
            subscription { ...F } fragment F on Subscription { ...G } fragment G on Subscription { ...F } | F
            subscription { ...F } fragment F on Query { clients { client } }                     | F
            subscription @skip(if: true) { changes { at } }                                      | skip
            subscription { changes @defer { at } }                                               | defer
            subscription { ... @defer { changes { at } } }                                       | defer
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = INVALID)
    void a_subscription_has_one_root_field_without_conditions(String document, String named) {
        for (String variables : new String[] {"true", "false"}) {
            Response answer = send(
                    "POST",
                    "/graphql",
                    graphqlBody(document, "s", Boolean.valueOf(variables)),
                    "Content-Type",
                    "application/json",
                    "Accept",
                    "application/graphql-response+json");
            assertThat(answer.errors()).as(answer.body()).isNotEmpty().containsOnly("INVALID_DOCUMENT ");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains(named).doesNotContain("null");
            assertThat(answer.json().at("/errors/0/locations/0/line").asInt()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscription { changes { at @skip(if: true) revision } }",
                "subscription { changes { at } changes { revision } }",
                "subscription { ...F ...F } fragment F on Subscription { ... { changes { at } } }",
                "query A { clients @skip(if: true) { client } } subscription B { changes { at } }"
            })
    void other_subscriptions_are_valid(String document) {
        Response answer = send(
                "POST",
                "/graphql",
                graphqlBody(document)
                        .replaceFirst("}$", ", \"operationName\": \"" + (document.contains("B") ? "B" : "") + "\"}"),
                "Content-Type",
                "application/json");
        assertThat(answer.errors()).as(answer.body()).containsExactly("NEEDS_WEB_SOCKET ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ clients @skip(if: true) { client } }",
                "{ clients @include(if: false) { client } ... @skip(if: true) { __typename } }",
                "{ ...F @skip(if: true) } fragment F on Query { clients { client } }",
                "mutation { deletePolicy(identity: \"Tag:A\") @skip(if: true) { applied } }",
                "mutation { ... @include(if: false) { deletePolicy(identity: \"Tag:A\") { applied } } }",
                "mutation { ...F @include(if: false) } fragment F on Mutation { deletePolicy(identity: \"Tag:A\") { applied } }"
            })
    void without_any_root_field_the_data_is_empty(String document) {
        Response answer = ask(document);
        assertThat(answer.data()).isEmpty();
        assertThat(answer.data().isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ ... @defer { clients { client } } }",
                "{ clients { client ... @defer(label: \"x\") { __typename } } }",
                "{ clients @stream { client } }",
                "{ clients @stream(initialCount: 1) { client } }",
                "query @experimental_disableErrorPropagation { clients { client } }"
            })
    void directives_that_are_not_served_are_unknown(String document) {
        Response answer = ask(document);
        assertThat(answer.errors()).as(answer.body()).isNotEmpty().containsOnly("INVALID_DOCUMENT ");
        assertThat(answer.message()).contains("Unknown directive");
    }

    @Test
    void introspection_lists_the_directives_of_the_specification() {
        assertThat(ask("{ __schema { directives { name } } }")
                        .data()
                        .at("/__schema/directives")
                        .findValuesAsText("name"))
                .containsExactlyInAnyOrder("skip", "include", "deprecated", "specifiedBy", "oneOf");
    }
}
