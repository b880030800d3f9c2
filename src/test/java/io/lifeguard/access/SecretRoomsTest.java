package io.lifeguard.access;

import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.GraphQLSchema;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For a viewer secret rooms are not there; for everybody else they are. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class SecretRoomsTest {
    private static final String POOL = "pchat.contoso.com";
    private static final String LEGACY = "gchat.contoso.com";
    private static final List<String> SECRETS = List.of("Zanzibar", "Zermatt", "Zirconium", "Zodiac", "Zeppelin");
    private static final List<String> OTHERS = List.of("Alpha", "Lobby", "Omega");

    @Inject
    AgroalDataSource dataSource;

    @Inject
    GraphQLSchema schema;

    @BeforeEach
    void rooms() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync10.contoso.com", LYNC_2010, "Redmond")
                .frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
                .chatPool(LEGACY, LYNC_2010, "lync10.contoso.com")
                .chatPool(POOL, LYNC_2013, "lync13.contoso.com")
                .migration(LEGACY, POOL)
                .category(LEGACY, "Desk")
                .category(POOL, "Research")
                .user("ada", user -> user.home("lync13.contoso.com"))
                .storeIn(dataSource);
        put(POOL, "Alpha", "OPEN");
        put(POOL, "Omega", "CLOSED");
        put(POOL, "Zanzibar", "SECRET");
        put(POOL, "Zermatt", "OPEN");
        put(POOL, "Zermatt", "SECRET");
        put(POOL, "Zirconium", "SECRET");
        delete("Zirconium");
        // both pools have these: what is told of one tells of the other
        put(POOL, "Lobby", "OPEN");
        put(LEGACY, "Lobby", "OPEN");
        put(POOL, "Zodiac", "SECRET");
        put(LEGACY, "Zodiac", "SECRET");
        put(POOL, "Zeppelin", "SECRET");
        put(LEGACY, "Zeppelin", "SECRET");
    }

    @Test
    void nothing_that_can_be_asked_tells_a_viewer_their_names() {
        List<String> told = everythingToldTo(SignedInCaller.VIEWER);
        assertThat(String.join("\n", told)).doesNotContain("\"code\":\"").contains(OTHERS);
        for (String secret : SECRETS) {
            assertThat(told).as(secret).noneMatch(answer -> tells(answer, secret));
        }
    }

    @Test
    void a_caller_who_writes_rooms_reads_all_of_them() {
        for (SignedInCaller who : List.of(SignedInCaller.PROVISIONER, SignedInCaller.ADMINISTRATOR)) {
            List<String> told = everythingToldTo(who);
            for (String secret : SECRETS) {
                assertThat(told).as(secret).anyMatch(answer -> tells(answer, secret));
            }
        }
    }

    @Test
    void a_viewer_finds_no_secret_room_by_its_name() {
        String find = "query($id: ID!) { room(id: $id) { id } }";
        assertThat(SignedInCaller.VIEWER
                        .ask(find, "id", POOL + "\\Zanzibar")
                        .data()
                        .get("room")
                        .isNull())
                .isTrue();
        assertThat(SignedInCaller.VIEWER
                        .ask(find, "id", POOL + "\\Alpha")
                        .data()
                        .get("room")
                        .isNull())
                .isFalse();
        assertThat(SignedInCaller.PROVISIONER
                        .ask(find, "id", POOL + "\\ZANZIBAR")
                        .data()
                        .at("/room/id")
                        .asText())
                .isEqualTo(POOL + "\\Zanzibar");
    }

    @Test
    void pages_of_rooms_are_whole_and_counted_without_them() {
        assertThat(pages(SignedInCaller.VIEWER)).containsExactly("Alpha of 3", "Lobby of 3", "Omega of 3");
        assertThat(pages(SignedInCaller.PROVISIONER)).hasSize(7).last().isEqualTo("Zodiac of 7");
    }

    @Test
    void figures_that_name_nothing_stay_exact() {
        String count = "{ category(id: \"pchat.contoso.com\\\\Research\") { roomCount }"
                + " chatPool(fqdn: \"gchat.contoso.com\") { migration { findings { rule { id } count subjects } } } }";
        JsonNode viewer = SignedInCaller.VIEWER.ask(count).data();
        assertThat(viewer.at("/category/roomCount").asInt()).isEqualTo(7);
        JsonNode collisions = viewer.at("/chatPool/migration/findings/0");
        assertThat(collisions.get("count").asInt()).isEqualTo(3);
        assertThat(collisions.get("subjects").toString()).isEqualTo("[\"gchat.contoso.com\\\\Lobby\"]");
        assertThat(SignedInCaller.PROVISIONER.ask(count).data().at("/chatPool/migration/findings/0/subjects"))
                .hasSize(3);
    }

    @Test
    void a_room_that_bears_the_name_of_a_secret_one_of_the_other_pool_is_no_subject_either() {
        put(LEGACY, "Zodiac", "CLOSED");
        JsonNode found = SignedInCaller.VIEWER
                .ask(
                        "{ compliance { subjects } chatPool(fqdn: \"gchat.contoso.com\") { migration { findings { subjects } } } }")
                .data();
        assertThat(found.toString()).doesNotContain("Zodiac");
    }

    @Test
    void the_log_of_a_room_stays_hidden_when_it_is_secret_no_more() {
        put(POOL, "Zanzibar", "OPEN");
        assertThat(log(SignedInCaller.VIEWER, POOL + "\\Zanzibar")).isEmpty();
        assertThat(log(SignedInCaller.PROVISIONER, POOL + "\\zanzibar")).hasSize(2);
        assertThat(log(SignedInCaller.VIEWER, POOL + "\\Alpha")).hasSize(1);
        assertThat(SignedInCaller.VIEWER
                        .ask("query($id: ID!) { room(id: $id) { name } }", "id", POOL + "\\Zanzibar")
                        .data()
                        .at("/room/name")
                        .asText())
                .as("but it is open by now")
                .isEqualTo("Zanzibar");
    }

    private List<String> everythingToldTo(SignedInCaller who) {
        String room = "\"pchat.contoso.com\\\\Zanzibar\"";
        AllFieldsQueries everything = new AllFieldsQueries(
                schema,
                Map.ofEntries(
                        Map.entry("first", "2"),
                        Map.entry("rooms.first", "12"),
                        Map.entry("changes.first", "100"),
                        Map.entry("room.id", room),
                        Map.entry("category.id", "\"pchat.contoso.com\\\\Research\""),
                        Map.entry("fqdn", "\"pchat.contoso.com\""),
                        Map.entry("frontEndPool.fqdn", "\"lync13.contoso.com\""),
                        Map.entry("user", "\"ada@contoso.com\""),
                        Map.entry("sipAddress", "\"ada@contoso.com\""),
                        Map.entry("eligibility.pool", "\"pchat.contoso.com\""),
                        Map.entry("population.pool", "\"pchat.contoso.com\""),
                        Map.entry("impact.pool", "\"pchat.contoso.com\""),
                        Map.entry("impact.change", "{decommissionPool: \"pchat.contoso.com\"}"),
                        Map.entry("eligibility.client", "LYNC_2013"),
                        Map.entry("population.client", "LYNC_2013"),
                        Map.entry("impact.client", "LYNC_2013"),
                        Map.entry(
                                "questions",
                                "[{user: \"ada@contoso.com\", client: LYNC_2013, pool: \"pchat.contoso.com\"}]")));
        List<String> told = new ArrayList<>();
        for (String document : everything.documents()) {
            Response answer = who.ask(document);
            assertThat(answer.errors()).as(document).isEmpty();
            told.add(answer.body());
        }
        for (ExportKind kind : ExportKind.values()) {
            for (String type : List.of("text/csv", "application/x-ndjson")) {
                told.add(TestService.get(
                                "/api/exports/" + kind.urlName(),
                                "Accept",
                                type,
                                "Authorization",
                                "Bearer " + who.token())
                        .body());
            }
        }
        told.addAll(
                log(who, POOL + "\\Zirconium").stream().map(JsonNode::toString).toList());
        return told;
    }

    /** In plain words, in any case, or in a cursor. */
    private static boolean tells(String answer, String secret) {
        String folded = secret.toLowerCase(Locale.ROOT);
        return answer.toLowerCase(Locale.ROOT).contains(folded)
                || List.of(secret, folded).stream().anyMatch(name -> inACursor(answer, name));
    }

    private static boolean inACursor(String answer, String name) {
        String cursor =
                Base64.getUrlEncoder().withoutPadding().encodeToString(("\\" + name).getBytes(StandardCharsets.UTF_8));
        return answer.contains(cursor);
    }

    private static List<String> pages(SignedInCaller who) {
        List<String> names = new ArrayList<>();
        JsonNode page;
        String after = "";
        do {
            page = who.ask(
                            "query($after: String) { chatPool(fqdn: \"pchat.contoso.com\") { rooms(first: 1, after: $after)"
                                    + " { nodes { name } totalCount pageInfo { hasNextPage endCursor } } } }",
                            "after",
                            after.isEmpty() ? null : after)
                    .data()
                    .at("/chatPool/rooms");
            names.add(page.at("/nodes/0/name").asText() + " of "
                    + page.get("totalCount").asInt());
            after = page.at("/pageInfo/endCursor").asText();
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        return names;
    }

    private static List<JsonNode> log(SignedInCaller who, String subject) {
        JsonNode nodes = who.ask(
                        "query($id: ID) { changes(subject: $id) { nodes { subject before after } } }", "id", subject)
                .data()
                .at("/changes/nodes");
        return StreamSupport.stream(nodes.spliterator(), false).toList();
    }

    private static void put(String pool, String name, String privacy) {
        Response answer = SignedInCaller.PROVISIONER.ask(
                "mutation($room: RoomInput!) { putRoom(room: $room) { applied } }",
                "room",
                Map.of(
                        "pool",
                        pool,
                        "name",
                        name,
                        "category",
                        pool + (pool.equals(POOL) ? "\\Research" : "\\Desk"),
                        "privacy",
                        privacy));
        assertThat(answer.data().at("/putRoom/applied").asBoolean())
                .as(answer.body())
                .isTrue();
    }

    private static void delete(String name) {
        assertThat(SignedInCaller.PROVISIONER
                        .ask("mutation($id: ID!) { deleteRoom(id: $id) { applied } }", "id", POOL + "\\" + name)
                        .errors())
                .isEmpty();
    }
}
