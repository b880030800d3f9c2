package io.lifeguard.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand users by one bulk request, and clients that write the same user at the same time. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class ManyUsersTest {
    private static final int USERS = 10_000;
    private static final int CLIENTS = 4;
    private static final int WRITES = 10;

    @Inject
    AgroalDataSource dataSource;

    private final ScimClient scim = new ScimClient(TestService.client());

    @BeforeEach
    void clear() {
        Org.clear(dataSource);
    }

    @Test
    void of_ten_thousand_users_one_in_a_hundred_is_refused_and_the_others_are_stored() {
        StringBuilder operations = new StringBuilder();
        for (int i = 0; i < USERS; i++) {
            String name = i % 100 == 99 ? "no address" : "user" + i + "@contoso.com";
            operations
                    .append(i == 0 ? "" : ",")
                    .append("{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b")
                    .append(i)
                    .append("\",\"data\":{\"userName\":\"")
                    .append(name)
                    .append("\"}}");
        }
        Response response = scim.post("/Bulk", "{\"Operations\":[" + operations + "]}");
        JsonNode results = response.json().get("Operations");
        assertThat(results).hasSize(USERS);
        for (int i = 0; i < USERS; i++) {
            assertThat(results.get(i).get("bulkId").asText()).isEqualTo("b" + i);
            assertThat(results.get(i).get("status").asText()).isEqualTo(i % 100 == 99 ? "400" : "201");
        }
        assertThat(scim.get("/Users?count=0").json().get("totalResults").asInt())
                .isEqualTo(USERS - USERS / 100);
    }

    /** Without If-Match each patch is applied to what the ones before it left. */
    @Test
    void patches_at_the_same_time_are_all_kept() throws Exception {
        String id = scim.create("\"userName\":\"ada@contoso.com\"");
        List<Callable<Integer>> clients = IntStream.range(0, CLIENTS)
                .<Callable<Integer>>mapToObj(client -> () -> {
                    int stored = 0;
                    for (int i = 0; i < WRITES; i++) {
                        String operations =
                                "[{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"%d-%d@x.example\"}]}]"
                                        .formatted(client, i);
                        stored += scim.patch("/Users/" + id, operations).status() == 200 ? 1 : 0;
                    }
                    return stored;
                })
                .toList();
        int stored = results(clients).stream().mapToInt(Integer::intValue).sum();
        assertThat(stored).isEqualTo(CLIENTS * WRITES);
        assertThat(scim.user(id).get("emails")).hasSize(stored);
    }

    /** Of those that name the same version, one is stored. */
    @Test
    void of_writes_at_the_same_time_on_one_version_one_is_stored() throws Exception {
        String id = scim.create("\"userName\":\"ada@contoso.com\"");
        String version = scim.user(id).at("/meta/version").asText();
        List<Callable<Integer>> clients = IntStream.range(0, CLIENTS)
                .<Callable<Integer>>mapToObj(client -> () -> scim.patch(
                                "/Users/" + id,
                                "[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"T" + client + "\"}]",
                                "If-Match",
                                version)
                        .status())
                .toList();
        assertThat(results(clients)).containsOnlyOnce(200).containsOnly(200, 412);
    }

    /** Of those that create a user of one name, one succeeds. */
    @Test
    void of_creations_of_one_name_at_the_same_time_one_is_stored() throws Exception {
        List<Callable<Integer>> clients = IntStream.range(0, CLIENTS)
                .<Callable<Integer>>mapToObj(client ->
                        () -> scim.post("/Users", "{\"userName\":\"ada@contoso.com\",\"title\":\"T" + client + "\"}")
                                .status())
                .toList();
        assertThat(results(clients)).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(scim.get("/Users?count=0").json().get("totalResults").asInt())
                .isEqualTo(1);
    }

    /** Of deletions and patches that name the same version, one is stored; what comes after a deletion finds nothing. */
    @Test
    void of_a_deletion_and_a_patch_of_one_version_one_is_stored() throws Exception {
        String id = scim.create("\"userName\":\"ada@contoso.com\"");
        String version = scim.user(id).at("/meta/version").asText();
        String patch = "[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]";
        List<Integer> statuses = results(List.of(
                () -> scim.send("DELETE", "/Users/" + id, "", "If-Match", version)
                        .status(),
                () -> scim.patch("/Users/" + id, patch, "If-Match", version).status()));
        boolean isDeleted = scim.get("/Users/" + id).status() == 404;
        assertThat(statuses.get(0)).isEqualTo(isDeleted ? 204 : 412);
        assertThat(statuses.get(1)).isIn(isDeleted ? List.of(404, 412) : List.of(200));
    }

    private static List<Integer> results(List<Callable<Integer>> clients) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> client : threads.invokeAll(clients)) {
                results.add(client.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
