package io.lifeguard.graphql;

import static io.lifeguard.graphql.ContentRequests.LEGACY;
import static io.lifeguard.graphql.ContentRequests.ONE;
import static io.lifeguard.graphql.ContentRequests.OTHER;
import static io.lifeguard.graphql.ContentRequests.delete;
import static io.lifeguard.graphql.ContentRequests.deletePool;
import static io.lifeguard.graphql.ContentRequests.logged;
import static io.lifeguard.graphql.ContentRequests.put;
import static io.lifeguard.graphql.ContentRequests.putRoom;
import static io.lifeguard.graphql.ContentRequests.room;
import static io.lifeguard.graphql.ContentRequests.rooms;
import static io.lifeguard.graphql.ContentRequests.violations;
import static io.lifeguard.testing.Org.org;
import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes of categories, rooms and add-ins: references, objects in use, pages. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContentMutationsTest {
    final DataSource dataSource = TestService.database();

    @BeforeEach
    void two_pools_and_a_migrated_one() {
        Org.clear(dataSource);
        ContentRequests.pools().storeIn(dataSource);
    }

    @Test
    void a_room_refers_only_to_a_category_and_an_add_in_of_its_own_pool() {
        JsonNode write = putRoom(room(ONE, "Annex", OTHER + "\\Research", "addIn", OTHER + "\\Ticker"), false);
        assertThat(violations(write))
                .containsExactly(
                        "DEPLOYMENTS_ARE_ISOLATED room.category: Category Research belongs to pchat02.contoso.com; a room of"
                                + " pchat01.contoso.com needs a category of its own chat pool.",
                        "DEPLOYMENTS_ARE_ISOLATED room.addIn: Add-in Ticker belongs to pchat02.contoso.com; a room of"
                                + " pchat01.contoso.com needs an add-in of its own chat pool.");
        assertThat(write.get("applied").asBoolean()).isFalse();
        assertThat(write.get("room").isNull()).isTrue();
        assertThat(rooms(ONE)).containsExactly("Lab");
    }

    @Test
    void an_existing_room_cannot_move_to_a_category_of_another_pool() {
        assertThat(violations(putRoom(room(ONE, "Lab", OTHER + "\\Research"), false)))
                .singleElement()
                .asString()
                .startsWith("DEPLOYMENTS_ARE_ISOLATED room.category");
    }

    @Test
    void all_violations_are_returned_at_once_in_the_order_of_the_catalogue() {
        JsonNode write = putRoom(
                room(LEGACY, "DESK", ONE + "\\Research", "addIn", ONE + "\\Nothing", "description", "\u0007"), false);
        assertThat(violations(write))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly(
                        "DEPLOYMENTS_ARE_ISOLATED room.category",
                        "POOL_IN_SERVICE room.pool",
                        "VALUE_IS_VALID room.description",
                        "REFERENCE_EXISTS room.addIn");
    }

    @Test
    void a_missing_object_is_named_and_rules_that_depend_on_it_are_skipped() {
        assertThat(violations(putRoom(room("nowhere.contoso.com", "Lab", ONE + "\\Research"), false)))
                .containsExactly("REFERENCE_EXISTS room.pool: There is no chat pool \"nowhere.contoso.com\".");
        assertThat(violations(putRoom(room(ONE, "Annex", "Research"), false)))
                .containsExactly(
                        "REFERENCE_EXISTS room.category: There is no category \"Research\"; its id has the form pool\\name.");
        for (String kind : List.of("Category", "Room", "AddIn")) {
            assertThat(violations(delete(kind, ONE + "\\Nothing", false)))
                    .singleElement()
                    .asString()
                    .startsWith("REFERENCE_EXISTS id: There is no ");
        }
    }

    @Test
    void content_of_a_pool_out_of_service_can_only_be_deleted() {
        assertThat(violations(put("Category", Map.of("pool", LEGACY, "name", "New"), false)))
                .containsExactly(
                        "POOL_IN_SERVICE category.pool: gchat10.contoso.com is migrated; the chat pool must be in service.");
        assertThat(violations(put("AddIn", Map.of("pool", LEGACY, "name", "New", "url", "https://a.b"), false)))
                .containsExactly(
                        "POOL_IN_SERVICE addIn.pool: gchat10.contoso.com is migrated; the chat pool must be in service.");
        assertThat(delete("Category", LEGACY + "\\desk", false).get("applied").asBoolean())
                .isTrue();
    }

    @Test
    void omitted_fields_take_the_defaults() {
        JsonNode room = putRoom(room(ONE, "Annex", ONE + "\\Research"), false).get("room");
        assertThat(room.get("type").asText()).isEqualTo("NORMAL");
        assertThat(room.get("privacy").asText()).isEqualTo("CLOSED");
        assertThat(room.get("disabled").asBoolean()).isFalse();
        assertThat(room.get("addIn").isNull()).isTrue();
    }

    @Test
    void putting_a_room_replaces_all_fields_and_keeps_the_case_of_its_name() {
        Map<String, @Nullable Object> room = room(ONE.toUpperCase(Locale.ROOT), "LAB", ONE + "\\RESEARCH");
        room.put("type", "AUDITORIUM");
        room.put("privacy", "SECRET");
        room.put("disabled", true);
        room.put("addIn", ONE + "\\ticker");
        room.put("description", "line\nline");
        JsonNode written = putRoom(room, false).get("room");
        assertThat(written.get("id").asText()).isEqualTo(ONE + "\\Lab");
        assertThat(written.at("/addIn/id").asText()).isEqualTo(ONE + "\\Ticker");
        assertThat(written.get("privacy").asText()).isEqualTo("SECRET");
        JsonNode again = putRoom(room, false);
        assertThat(again.get("applied").asBoolean()).isTrue();
        assertThat(logged()).isEqualTo(1);
    }

    @Test
    void an_object_in_use_cannot_be_deleted() {
        putRoom(room(ONE, "Lab", ONE + "\\Research", "addIn", ONE + "\\Ticker"), false);
        assertThat(violations(delete("Category", ONE + "\\Research", false)))
                .containsExactly(
                        "NOT_IN_USE id: pchat01.contoso.com\\Research has 1 room; only an empty category can be deleted.");
        assertThat(violations(delete("AddIn", ONE + "\\Ticker", false)))
                .containsExactly(
                        "NOT_IN_USE id: pchat01.contoso.com\\Ticker is shown by 1 room; only an unused add-in can be deleted.");
        assertThat(violations(deletePool(ONE)))
                .containsExactly("NOT_IN_USE fqdn: pchat01.contoso.com has 1 category, 1 room, 1 add-in;"
                        + " a chat pool in use cannot be deleted.");
        assertThat(delete("Room", ONE + "\\LAB", false).get("applied").asBoolean())
                .isTrue();
        assertThat(delete("Category", ONE + "\\RESEARCH", false).get("applied").asBoolean())
                .isTrue();
        assertThat(delete("AddIn", ONE + "\\TICKER", false).get("applied").asBoolean())
                .isTrue();
        assertThat(violations(deletePool(ONE))).isEmpty();
    }

    @Test
    void a_dry_run_returns_the_same_and_stores_nothing() {
        assertThat(violations(putRoom(room(ONE, "RESEARCH", OTHER + "\\Research"), true)))
                .hasSize(1);
        JsonNode room = putRoom(room(ONE, "Annex", ONE + "\\Research"), true);
        assertThat(violations(room)).isEmpty();
        assertThat(room.get("applied").asBoolean()).isFalse();
        assertThat(room.at("/room/id").asText()).isEqualTo(ONE + "\\Annex");
        assertThat(violations(delete("Category", ONE + "\\Research", true))).hasSize(1);
        assertThat(violations(delete("Room", ONE + "\\Lab", true))).isEmpty();
        assertThat(violations(put("Category", Map.of("pool", ONE, "name", "New"), true)))
                .isEmpty();
        assertThat(violations(put("AddIn", Map.of("pool", ONE, "name", "New", "url", "https://a.b"), true)))
                .isEmpty();
        assertThat(rooms(ONE)).containsExactly("Lab");
        assertThat(logged()).isZero();
    }

    @Test
    void pages_have_no_gaps_and_each_alias_has_its_own_page() {
        Org many = org();
        IntStream.range(0, 30).forEach(i -> many.room(ONE, "Room %02d".formatted(i), "Research")
                .category(OTHER, "C %02d".formatted(i)));
        many.storeIn(dataSource);
        JsonNode pools =
                ask("{ chatPools(release: LYNC_2013) { fqdn few: rooms(first: 2) { nodes { id category { name roomCount"
                                + " pool { fqdn } } pool { fqdn } } pageInfo { hasNextPage endCursor } totalCount } all: rooms(first: 500) {"
                                + " nodes { name } pageInfo { hasNextPage } } categories(first: 7) { nodes { name roomCount } totalCount }"
                                + " addIns { id url pool { fqdn } } } }")
                        .data()
                        .get("chatPools");
        JsonNode one = pools.get(0);
        assertThat(one.at("/few/nodes")).hasSize(2);
        assertThat(one.at("/few/nodes/0/category/roomCount").asInt()).isEqualTo(31);
        assertThat(one.at("/few/nodes/0/category/pool/fqdn").asText()).isEqualTo(ONE);
        assertThat(one.at("/few/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(one.at("/few/totalCount").asInt()).isEqualTo(31);
        assertThat(one.at("/all/nodes")).hasSize(31);
        assertThat(one.at("/all/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(pools.at("/1/few/nodes")).isEmpty();
        assertThat(pools.at("/1/categories/nodes")).hasSize(7);
        assertThat(pools.at("/1/categories/totalCount").asInt()).isEqualTo(31);
        assertThat(pools.at("/1/addIns/0/pool/fqdn").asText()).isEqualTo(OTHER);
        assertThat(rooms(ONE)).hasSize(31).doesNotHaveDuplicates();
    }

    @Test
    void a_lookup_returns_null_for_unknown_ids_and_an_error_for_invalid_ones() {
        Response answer =
                ask("{ a: room(id: \"pchat01.contoso.com\\\\Nothing\") { id } b: category(id: \"Research\") { id }"
                        + " c: category(id: \"PCHAT01.contoso.com\\\\RESEARCH\") { id description } }");
        assertThat(answer.json().at("/data/a").isNull()).isTrue();
        assertThat(answer.json().at("/data/c/id").asText()).isEqualTo(ONE + "\\Research");
        assertThat(answer.errors()).containsExactly("INVALID_VALUE b");
    }

    @Test
    void the_change_log_has_each_write_with_the_field_names_of_its_input() {
        putRoom(room(ONE, "Annex", ONE + "\\Research", "addIn", ONE + "\\Ticker"), false);
        delete("Room", ONE + "\\Annex", false);
        JsonNode nodes =
                ask("{ changes(subject: \"PCHAT01.contoso.com\\\\annex\") { nodes { kind subjectType subject before after } } }")
                        .data()
                        .at("/changes/nodes");
        assertThat(nodes).hasSize(2);
        assertThat(nodes.at("/0/subjectType").asText()).isEqualTo("Room");
        assertThat(nodes.at("/0/subject").asText()).isEqualTo(ONE + "\\Annex");
        assertThat(nodes.at("/0/after").asText()).contains("\"category\": \"pchat01.contoso.com\\\\Research\"");
        assertThat(nodes.at("/1/before")).isEqualTo(nodes.at("/0/after"));
    }
}
