package io.lifeguard.graphql;

import static io.lifeguard.graphql.ContentRequests.ONE;
import static io.lifeguard.graphql.ContentRequests.OTHER;
import static io.lifeguard.graphql.ContentRequests.put;
import static io.lifeguard.graphql.ContentRequests.putRoom;
import static io.lifeguard.graphql.ContentRequests.room;
import static io.lifeguard.graphql.ContentRequests.rooms;
import static io.lifeguard.graphql.ContentRequests.violations;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation and uniqueness of the names of categories, rooms and add-ins, and of the URLs of add-ins. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContentNamesTest {
    @Inject
    DataSource dataSource;

    @BeforeEach
    void two_pools_and_a_migrated_one() {
        Org.clear(dataSource);
        ContentRequests.pools().storeIn(dataSource);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Research | RESEARCH
            Caf\u00e9 | CAFE\u0301
            \u0391\u03b8\u03ae\u03bd\u03b1 | \u0391\u0398\u0397\u0301\u039d\u0391
            \u0130zmir | \u0130ZMIR
            \ud83d\ude80 | \ud83d\ude80
            \u1e96at | H\u0331AT
            a\\b | A\\B""")
    void a_room_may_have_the_name_of_a_category_and_a_category_that_of_a_room(String name, String same) {
        put("Category", Map.of("pool", ONE, "name", name), false);
        assertThat(violations(putRoom(room(ONE, same, ONE + "\\Research"), false)))
                .isEmpty();
        assertThat(rooms(ONE)).contains(same);
        assertThat(violations(put("Category", Map.of("pool", ONE, "name", "LAB"), false)))
                .isEmpty();
    }

    @Test
    void the_turkish_dotted_and_dotless_i_are_different() {
        put("Category", Map.of("pool", ONE, "name", "\u0131z"), false);
        assertThat(violations(putRoom(room(ONE, "iz", ONE + "\\Research"), false)))
                .isEmpty();
        assertThat(violations(putRoom(room(ONE, "\u0130z", ONE + "\\Research"), false)))
                .isEmpty();
        assertThat(rooms(ONE)).containsExactlyInAnyOrder("Lab", "iz", "\u0130z");
    }

    @Test
    void a_name_has_at_most_256_characters() {
        for (String letter : List.of("x", "\u00e9", "\ud83d\ude80", "\u0130")) {
            assertThat(violations(putRoom(room(ONE, letter.repeat(256), ONE + "\\Research"), false)))
                    .isEmpty();
            assertThat(violations(put("Category", Map.of("pool", OTHER, "name", letter.repeat(257)), false)))
                    .singleElement()
                    .asString()
                    .startsWith("VALUE_IS_VALID category.name");
            assertThat(violations(
                            put("AddIn", Map.of("pool", ONE, "name", letter.repeat(257), "url", "https://a.b"), false)))
                    .singleElement()
                    .asString()
                    .startsWith("VALUE_IS_VALID addIn.name");
        }
    }

    @Test
    void a_page_begins_after_a_name_whose_key_is_longer_than_a_name_may_be() {
        String name = "\u0130".repeat(256);
        for (int i = 1; i <= 6; i++) {
            putRoom(room(ONE, name.substring(i) + i, ONE + "\\Research"), false);
        }
        assertThat(rooms(ONE)).hasSize(7).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "apps",
                "//apps",
                "/x",
                "ftp://apps",
                "https:apps",
                "https://",
                "http:///x",
                "javascript:x",
                "https://a b",
                "https://a\n",
                "https://a\u0000",
                "https://apps/ "
            })
    void the_url_of_an_add_in_is_a_web_address(String url) {
        assertThat(violations(put("AddIn", Map.of("pool", ONE, "name", "New", "url", url), false)))
                .singleElement()
                .asString()
                .startsWith("ADD_IN_URL_IS_WEB addIn.url");
    }

    @Test
    void a_url_has_at_most_2048_characters() {
        String longest = "HTTPS://apps.contoso.com/" + "x".repeat(2023);
        assertThat(violations(put("AddIn", Map.of("pool", ONE, "name", "New", "url", longest), false)))
                .isEmpty();
        assertThat(violations(put("AddIn", Map.of("pool", ONE, "name", "New", "url", longest + "x"), false)))
                .hasSize(1);
    }
}
