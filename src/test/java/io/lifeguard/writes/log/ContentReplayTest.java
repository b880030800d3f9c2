package io.lifeguard.writes.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.ChangeLogReplay;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.WriteEndpoint;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replaying the change log leads to the stored categories, rooms and add-ins, whether written by mutation or import. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContentReplayTest {
    private static final List<String> POOLS = List.of("pchat01.contoso.com", "PCHAT02.contoso.com");
    private static final List<String> NAMES =
            List.of("Alpha", "ALPHA", "B\u00e9ta", "Be\u0301ta", "Gamma", "", " Delta");

    @Inject
    DataSource dataSource;

    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();
    private final Random random = new Random(7);

    @BeforeEach
    void the_sample_organisation_has_come_in() {
        Org.clear(dataSource);
        TestService.importContoso();
        for (String kind : List.of("categories", "add-ins", "rooms")) {
            TestService.sendExport(kind, TestService.resource("/contoso/" + kind + ".csv"))
                    .report();
        }
    }

    @Test
    void the_log_brings_forth_what_is_stored() {
        int applied = 0;
        for (int i = 0; i < 300; i++) {
            applied += write() ? 1 : 0;
        }
        assertThat(applied).isBetween(50, 290);
        ChangeLogReplay replay = new ChangeLogReplay().follow(endpoint);
        List<JsonObject> categories = new ArrayList<>();
        List<JsonObject> rooms = new ArrayList<>();
        List<JsonObject> addIns = new ArrayList<>();
        JsonObject data =
                endpoint.query("{ chatPools { fqdn categories(first: 500) { nodes { name description parent { id } } }"
                        + " rooms(first: 500) { nodes { name description category { id } type privacy disabled addIn { id } } }"
                        + " addIns { name url } } }");
        for (Object found : data.getJsonArray("chatPools")) {
            JsonObject pool = (JsonObject) found;
            String fqdn = pool.getString("fqdn");
            add(categories, fqdn, pool.getJsonObject("categories").getJsonArray("nodes"));
            add(rooms, fqdn, pool.getJsonObject("rooms").getJsonArray("nodes"));
            add(addIns, fqdn, pool.getJsonArray("addIns"));
        }
        assertThat(inOrder(replay.all("Category"))).isEqualTo(inOrder(categories));
        assertThat(inOrder(replay.all("Room"))).isEqualTo(inOrder(rooms));
        assertThat(inOrder(replay.all("AddIn"))).isEqualTo(inOrder(addIns));
    }

    private boolean write() {
        String pool = of(POOLS);
        String name = of(NAMES);
        JsonObject input = new JsonObject().put("pool", pool).put("name", name);
        return switch (random.nextInt(7)) {
            case 0, 1 ->
                applied("putCategory(category: $input)", "CategoryInput", input.put("description", maybe("words")));
            case 2 ->
                applied(
                        "putAddIn(addIn: $input)",
                        "AddInInput",
                        input.put("url", of(List.of("https://a.b", "https://c.d", "x"))));
            case 3 -> applied("deleteCategory(id: $input)", "ID", pool + "\\" + name);
            case 4 -> applied("deleteRoom(id: $input)", "ID", pool + "\\" + name);
            case 5 -> applied("deleteAddIn(id: $input)", "ID", pool + "\\" + name);
            default ->
                applied(
                        "putRoom(room: $input)",
                        "RoomInput",
                        input.put("category", of(POOLS) + "\\" + of(NAMES))
                                .put("disabled", random.nextBoolean())
                                .put("addIn", maybe(of(POOLS) + "\\" + of(NAMES))));
        };
    }

    private boolean applied(String field, String type, Object input) {
        JsonObject answer = endpoint.ask(
                "mutation($input: %s!) { write: %s { applied } }".formatted(type, field),
                new JsonObject().put("input", input));
        return answer.getJsonObject("data").getJsonObject("write").getBoolean("applied");
    }

    private @Nullable String maybe(String text) {
        return random.nextBoolean() ? text : null;
    }

    private <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static void add(List<JsonObject> things, String pool, JsonArray found) {
        found.forEach(thing -> things.add(StoredState.flat((JsonObject) thing).put("pool", pool)));
    }

    private static List<String> inOrder(List<JsonObject> things) {
        return things.stream()
                .map(thing -> new JsonObject(new TreeMap<>(thing.getMap())).encode())
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
