package io.lifeguard.graphql;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every connection of the schema follows the Relay specification: nodes, edges, cursors and page information agree. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConnectionsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            { page: users(%s) }                                                                | sipAddress
            { page: clientConfigurations(%s) }                                                 | client user { sipAddress }
            { page: changes(%s) }                                                              | revision subject
            { pool: chatPool(fqdn: "pchat.contoso.com") { page: categories(%s) } }             | id
            { pool: chatPool(fqdn: "pchat.contoso.com") { page: rooms(%s) } }                  | id
            { p: population(client: LYNC_2013, pool: "pchat.contoso.com") { page: users(%s) } } | sipAddress
            """)
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    private @interface EachConnection {}

    @Inject
    DataSource dataSource;

    @BeforeEach
    void three_entries_of_each_kind() {
        Org.clear(dataSource);
        Org org = Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com");
        for (String name : List.of("ada", "ben", "cleo")) {
            org.user(name, u -> u.home("lync13.contoso.com")).configured(name, Client.LYNC_2013, "pchat.contoso.com");
        }
        org.storeIn(dataSource);
        for (String name : List.of("Desk", "Lab", "Sales")) {
            ask("mutation { putCategory(category: { pool: \"pchat.contoso.com\", name: \"%s\" }) { applied } }"
                            .formatted(name))
                    .data();
            ask("mutation { putRoom(room: { pool: \"pchat.contoso.com\", name: \"%1$s 1\", category: \"pchat.contoso.com\\\\%1$s\" }) { applied } }"
                            .formatted(name))
                    .data();
        }
    }

    @EachConnection
    void the_first_page_has_an_edge_for_each_node_and_has_a_next_page(String connection, String fields) {
        JsonNode page = page(connection, "first: 2", fields);
        assertThat(page.get("nodes")).hasSize(2);
        assertThat(page.get("edges").findValues("node")).containsExactly(page.at("/nodes/0"), page.at("/nodes/1"));
        assertThat(page.at("/pageInfo/startCursor")).isEqualTo(page.at("/edges/0/cursor"));
        assertThat(page.at("/pageInfo/endCursor")).isEqualTo(page.at("/edges/1/cursor"));
        assertThat(page.at("/edges/0/cursor")).isNotEqualTo(page.at("/edges/1/cursor"));
        assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isFalse();
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    }

    @EachConnection
    void the_cursor_of_any_edge_begins_the_page_after_its_node(String connection, String fields) {
        JsonNode first = page(connection, "first: 2", fields);
        JsonNode next = page(
                connection, "first: 2, after: \"" + first.at("/edges/0/cursor").asText() + "\"", fields);
        assertThat(next.at("/nodes/0")).isEqualTo(first.at("/nodes/1"));
        assertThat(next.at("/edges/0")).isEqualTo(first.at("/edges/1"));
        assertThat(next.at("/pageInfo/hasPreviousPage").asBoolean()).isTrue();
    }

    @EachConnection
    void an_empty_page_has_no_cursors(String connection, String fields) {
        JsonNode page = page(connection, "first: 0", fields);
        assertThat(page.get("nodes")).isEmpty();
        assertThat(page.get("edges")).isEmpty();
        assertThat(page.get("pageInfo").toString())
                .isEqualTo("{\"hasPreviousPage\":false,\"hasNextPage\":true,\"startCursor\":null,\"endCursor\":null}");
    }

    private static JsonNode page(String connection, String arguments, String fields) {
        String selection = " { nodes { %1$s } edges { cursor node { %1$s } }".formatted(fields)
                + " pageInfo { hasPreviousPage hasNextPage startCursor endCursor } }";
        String document = connection.replace("(%s)", "(" + arguments + ")" + selection);
        return ask(document).data().findValue("page");
    }
}
