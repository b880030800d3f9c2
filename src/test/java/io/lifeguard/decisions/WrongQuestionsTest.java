package io.lifeguard.decisions;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about many users that cannot be answered say what is wrong with them, on their own field. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WrongQuestionsTest {
    @Inject
    DataSource dataSource;

    @BeforeEach
    void estate() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("a13.contoso.com", Release.LYNC_2013, "A")
                .chatPool("chat13.contoso.com", Release.LYNC_2013, "a13.contoso.com")
                .user("ada", u -> u.home("a13.contoso.com"))
                .storeIn(dataSource);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            population(client: LYNC_2013, pool: "nowhere.contoso.com") { totalCount }                     | NOT_FOUND population           | There is no chat pool "nowhere.contoso.com".
            population(client: LYNC_2013, pool: "no fqdn") { totalCount }                                 | INVALID_VALUE population       | pool: "no fqdn" is not a fully qualified
            population(client: LYNC_2013, pool: $p, filter: {site: ""}) { totalCount }                    | INVALID_VALUE population       | filter.site: "" is not a site
            population(client: LYNC_2013, pool: $p, filter: {homePool: "x"}) { totalCount }               | INVALID_VALUE population       | filter.homePool
            population(client: LYNC_2013, pool: $p) { users(rule: "NO_RULE") { totalCount } }             | INVALID_VALUE population.users | there is no rule "NO_RULE"
            population(client: LYNC_2013, pool: $p) { users(after: "%%%") { totalCount } }                | INVALID_VALUE population.users | after: not a cursor of this list
            impact(client: LYNC_2013, pool: $p, change: {}) { lost }                                      | INVALID_VALUE impact           | Set exactly one of moveUsers, switchPolicy and decommissionPool.
            impact(client: LYNC_2013, pool: $p, change: {decommissionPool: $p, switchPolicy: {identity: "Global", enablePersistentChat: true}}) { lost } | INVALID_VALUE impact | Set exactly one of
            impact(client: LYNC_2013, pool: $p, change: {decommissionPool: "nowhere.contoso.com"}) { lost }     | NOT_FOUND impact               | change.decommissionPool: There is no chat pool
            impact(client: LYNC_2013, pool: $p, change: {decommissionPool: "x"}) { lost }                       | INVALID_VALUE impact           | change.decommissionPool: "x" is not
            impact(client: LYNC_2013, pool: $p, change: {switchPolicy: {identity: "Tag:No", enablePersistentChat: true}}) { lost } | NOT_FOUND impact | change.switchPolicy.identity: There is no policy "Tag:No".
            impact(client: LYNC_2013, pool: $p, change: {switchPolicy: {identity: "No", enablePersistentChat: true}}) { lost } | INVALID_VALUE impact | "No" is not Global, Site:<site> or Tag:<name>
            impact(client: LYNC_2013, pool: $p, change: {moveUsers: {filter: {}, toPool: $p}}) { lost }   | NOT_FOUND impact               | change.moveUsers.toPool: There is no front-end pool
            impact(client: LYNC_2013, pool: $p, change: {moveUsers: {filter: {search: ""}, toPool: "a13.contoso.com"}}) { lost } | INVALID_VALUE impact | change.moveUsers.filter.search
            """)
    void what_cannot_be_answered_says_why(String field, String error, String message) {
        Response answer =
                ask("query($p: ID = \"chat13.contoso.com\") { %s pool: chatPool(fqdn: $p) { fqdn } }".formatted(field));
        assertThat(answer.errors()).containsExactly(error);
        assertThat(answer.message()).contains(message);
        assertThat(answer.json().at("/data/pool/fqdn").asText()).isEqualTo("chat13.contoso.com");
    }
}
