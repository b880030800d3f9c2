package io.lifeguard.graphql.server.execution;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SharedProfiles;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every limit is a setting. */
@QuarkusTest
@TestProfile(SharedProfiles.SmallReads.class)
@WithTestResource(PostgresResource.class)
class ConfiguredLimitsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { clients { client } } #.............................................................................................................................................. | TOO_MANY_CHARACTERS | The document has 166 characters; the limit is 150 (lifeguard.graphql.limits.characters). Send values as variables.
            { clients { a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a } } | TOO_MANY_TOKENS | The document has more than 40 tokens; the limit is 40 (lifeguard.graphql.limits.tokens). Send values as variables.
            { clients { ...A } } fragment A on ClientSupport { ...B } fragment B on ClientSupport { client } | TOO_MANY_FRAGMENTS | The document has 2 fragments; the limit is 1 (lifeguard.graphql.limits.fragments).
            { frontEndPools { chatPools { home { fqdn } } } }    | TOO_DEEP             | The operation nests fields 4 levels deep; the limit is 3 (lifeguard.graphql.limits.depth).
            { clients { client } rules { id } policies { scope } } | TOO_MANY_ROOT_FIELDS | The operation has 3 root fields; the limit is 2 (lifeguard.graphql.limits.root-fields).
            { clients { a: client b: client c: client d: client } } | TOO_MANY_ALIASES | The operation has 4 fields with an alias; the limit is 3 (lifeguard.graphql.limits.aliases).
            { migrationStatus { phase } }                        | TOO_COMPLEX          | The result would have a weight of 50,001, about 1 for each value and more for what the database must count; the limit is 10,000 (lifeguard.graphql.limits.complexity).
            { changes(first: 21) { nodes { at } } }              | PAGE_TOO_LARGE       | changes(first) asks for 21 entries; the limit is 20 (lifeguard.graphql.limits.page-size).
            { user(sipAddress: "a@b") { eligibilities(pools: ["a", "b"]) { eligible } } } | BATCH_TOO_LARGE | eligibilities(pools) asks for 2 entries; the limit is 1 (lifeguard.graphql.limits.batch-size).
            """)
    void a_limit_that_is_set_is_the_one_that_holds(String document, String code, String message) {
        Response answer = ask(document);
        assertThat(answer.errors()).as(answer.body()).containsExactly(code + " ");
        assertThat(answer.message()).isEqualTo(message);
    }

    @Test
    void what_is_within_it_passes() {
        assertThat(ask("{ a: clients { b: client } changes(first: 20) { nodes { at } } }")
                        .data()
                        .get("a"))
                .hasSize(15);
    }
}
