package io.lifeguard.writes.faults;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * {@code kill -9} of the packaged service and of its database during imports. Each import ends as INTERRUPTED, and its report
 * counts exactly the rows that are stored: the same file, sent again, finds them unchanged.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PackagedCommand.LOAD)
class KilledImportsIT {
    private static final int KILLS = Integer.getInteger("lifeguard.test.kills", 10);
    private static final int USERS = 60_000;
    private static final Duration END = Duration.ofMinutes(2);
    private static final String FILE = IntStream.range(0, USERS)
            .mapToObj(i -> (i % 100 == 7 ? "no address" : "u" + i + "@contoso.com") + ",True,fe.contoso.com,User " + i)
            .collect(Collectors.joining("\r\n", "SipAddress,Enabled,RegistrarPool,DisplayName\r\n", "\r\n"));

    @TempDir
    Path directory = Path.of("");

    @Test
    void a_killed_import_is_interrupted_and_its_report_counts_what_is_stored() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        try (KillableService service = KillableService.over(data)) {
            service.awaitAnswer();
            ApiClient client = service.client();
            client.sendExport("front-end-pools", "Identity,Version,SiteId", "fe.contoso.com,6,Oslo");
            long stored = 0;
            for (int kill = 0; kill < KILLS && stored < USERS / 2; kill++) {
                String id = start(client);
                Await.pause(ThreadLocalRandom.current().nextInt(50, 2_500));
                kill(service, kill);
                JsonNode ended = awaitEnd(client, id);
                assertThat(ended.get("state").asText()).isIn("INTERRUPTED", "DONE");
                JsonNode report = ended.at("/files/0/report");
                assertThat(refused(client, id)).isEqualTo(report.path("refused").asLong());
                stored += report.path("created").asLong();
            }
            JsonNode last = awaitEnd(client, start(client));
            assertThat(last.get("state").asText()).isEqualTo("DONE");
            assertThat(last.at("/files/0/report/unchanged").asLong()).isEqualTo(stored);
            assertThat(last.at("/files/0/report/created").asLong()).isEqualTo(USERS - USERS / 100 - stored);
        }
    }

    /** The policy enables every user who has an address, none of whom the file names. */
    @Test
    void a_killed_rehearsal_is_interrupted_and_tells_no_impact() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        try (KillableService service = KillableService.over(data)) {
            service.awaitAnswer();
            ApiClient client = service.client();
            client.sendExport("front-end-pools", "Identity,Version,SiteId", "fe.contoso.com,6,Oslo");
            client.sendExport("chat-pools", "PoolFqdn,Version,Registrar", "chat.contoso.com,6,fe.contoso.com");
            awaitEnd(client, start(client));
            for (int kill = 0; kill < KILLS / 3 + 1; kill++) {
                String id = startRehearsal(client);
                Await.pause(ThreadLocalRandom.current().nextInt(20, 1_500));
                kill(service, kill);
                assertImpact(client, id, awaitEnd(client, id));
            }
            String last = startRehearsal(client);
            JsonNode ended = awaitEnd(client, last);
            assertThat(ended.get("state").asText()).isEqualTo("DONE");
            assertImpact(client, last, ended);
        }
    }

    /** Kills the service, and each third time its database. */
    private static void kill(KillableService service, int number) throws Exception {
        if (number % 3 == 2) {
            service.killServer();
        } else {
            service.killService();
        }
        service.awaitAnswer();
    }

    private static void assertImpact(ApiClient client, String id, JsonNode ended) {
        Response users = client.get("/api/imports/" + id + "/impact?first=1");
        if (ended.get("state").asText().equals("DONE")) {
            assertThat(ended.at("/impact/users").asLong()).isEqualTo(USERS - USERS / 100);
            assertThat(users.status()).isEqualTo(200);
        } else {
            assertThat(ended.get("state").asText()).isEqualTo("INTERRUPTED");
            assertThat(ended.has("impact")).isFalse();
            assertThat(users.status()).isEqualTo(404);
        }
    }

    private static String startRehearsal(ApiClient client) {
        Response accepted = client.post(
                "/api/imports/policies?dryRun=true&impact=true",
                "text/csv",
                "Identity,EnablePersistentChat\nGlobal,True\n",
                "Prefer",
                "respond-async");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.json().get("id").asText();
    }

    private static String start(ApiClient client) {
        Response accepted = client.post("/api/imports/users", "text/csv", FILE, "Prefer", "respond-async");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.json().get("id").asText();
    }

    private static JsonNode awaitEnd(ApiClient client, String id) {
        within(END).until(() -> client.get("/api/imports/" + id).json().has("endedAt"));
        return client.get("/api/imports/" + id).json();
    }

    private static long refused(ApiClient client, String id) {
        return client.get("/api/imports/" + id + "/refused.csv").body().lines().count() - 1;
    }
}
