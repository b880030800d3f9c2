package io.lifeguard.writes.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.writes.client.EventAudit;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * {@code kill -9} of the packaged service and of its database while writes change who is eligible. The events, from the first
 * to the last, add up to exactly what is decided at the end: none is lost, and none is there twice.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PackagedCommand.LOAD)
class KilledEventsIT {
    private static final int KILLS = Integer.getInteger("lifeguard.test.kills", 8);
    private static final int USERS = 30;

    @TempDir
    Path directory;

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void events_add_up_to_what_is_decided_at_the_end() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        try (KillableService service = KillableService.over(data)) {
            service.awaitAnswer();
            ApiClient client = service.client();
            put(client, "/api/front-end-pools/lync13.contoso.com", "{\"release\":\"LYNC_2013\",\"site\":\"Redmond\"}");
            put(
                    client,
                    "/api/chat-pools/chat13.contoso.com",
                    "{\"release\":\"LYNC_2013\",\"home\":\"lync13.contoso.com\"}");
            Thread writer = new Thread(() -> write(client), "writer");
            writer.start();
            for (int kill = 0; kill < KILLS; kill++) {
                Await.pause(ThreadLocalRandom.current().nextInt(500, 2_500));
                if (kill % 2 == 0) {
                    service.killServer();
                } else {
                    service.killService();
                }
                service.awaitAnswer();
            }
            over.set(true);
            writer.join();
            service.awaitAnswer();
            assertThat(EventAudit.check(client)).isGreaterThan(USERS);
        }
    }

    private void write(ApiClient client) {
        while (!over.get()) {
            int user = ThreadLocalRandom.current().nextInt(USERS);
            String path = "/api/users/" + address(user).replace(":", "%3A").replace("@", "%40");
            try {
                switch (ThreadLocalRandom.current().nextInt(4)) {
                    case 0 ->
                        put(
                                client,
                                "/api/policies/Global",
                                "{\"enablePersistentChat\":"
                                        + ThreadLocalRandom.current().nextBoolean() + "}");
                    case 1 -> client.send("DELETE", path, "");
                    default ->
                        put(
                                client,
                                path,
                                "{\"enabled\":" + ThreadLocalRandom.current().nextBoolean()
                                        + ",\"home\":\"lync13.contoso.com\"}");
                }
            } catch (UncheckedIOException | AssertionError whileItIsDown) {
                Await.pause(50);
            }
        }
    }

    private static String address(int user) {
        return "sip:e" + user + "@contoso.com";
    }

    private static void put(ApiClient client, String path, String body) {
        assertThat(client.send("PUT", path, body, "Content-Type", "application/json")
                        .status())
                .isIn(200, 201);
    }
}
