package io.lifeguard.writes.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Await;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.writes.client.ChangeLogReplay;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.WriteEndpoint;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * {@code kill -9} of the packaged service and of its database under write load. What was acknowledged is stored; what is
 * stored is in the log.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PackagedCommand.LOAD)
class KilledWritesIT {
    private static final int KILLS = Integer.getInteger("lifeguard.test.kills", 10);
    private static final int WRITERS = 16;
    private static final int USERS_OF_A_WRITER = 20;

    @TempDir
    Path directory;

    private final AtomicBoolean over = new AtomicBoolean();

    /** Writes the display names of users of its own, each with a higher number; remembers the last acknowledged. */
    private final class Writer {
        private final int number;
        private final WriteEndpoint endpoint;
        private final long[] acknowledged = new long[USERS_OF_A_WRITER];
        private long attempts;
        private long answered;
        private long longestWait;

        Writer(int number, WriteEndpoint endpoint) {
            this.number = number;
            this.endpoint = endpoint;
        }

        Writer run() {
            while (!over.get()) {
                int user = ThreadLocalRandom.current().nextInt(USERS_OF_A_WRITER);
                Write write = new PutUser(
                        address(user),
                        Optional.empty(),
                        Optional.of(Long.toString(++attempts)),
                        null,
                        null,
                        Optional.of("fe.contoso.com"),
                        Optional.empty());
                long sent = System.nanoTime();
                try {
                    JsonObject answer = endpoint.ask(write.mutation(), write.variables());
                    JsonObject data = answer.getJsonObject("data");
                    if (data != null && data.getJsonObject("write") != null) {
                        assertThat(data.getJsonObject("write").getBoolean("applied"))
                                .isTrue();
                        acknowledged[user] = attempts;
                        answered++;
                    } else {
                        Await.pause(50);
                    }
                } catch (WriteEndpoint.NoAnswer whileItIsDown) {
                    Await.pause(50);
                }
                longestWait = Math.max(longestWait, System.nanoTime() - sent);
            }
            return this;
        }

        String address(int user) {
            return "sip:w" + number + "u" + user + "@contoso.com";
        }
    }

    @Test
    void what_was_acknowledged_is_stored_and_what_is_stored_is_in_the_log() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (KillableService service = KillableService.over(data)) {
            service.awaitAnswer();
            assertThat(service.endpoint()
                            .write(new PutFrontEndPool("fe.contoso.com", "LYNC_2013", "Redmond"))
                            .applied())
                    .isTrue();
            List<Future<Writer>> running = IntStream.range(0, WRITERS)
                    .mapToObj(n -> threads.submit(new Writer(n, service.endpoint())::run))
                    .toList();
            for (int kill = 0; kill < KILLS; kill++) {
                Await.pause(ThreadLocalRandom.current().nextInt(1_000, 4_000));
                if (kill % 2 == 0) {
                    service.killServer();
                } else {
                    service.killService();
                }
                service.awaitAnswer();
            }
            over.set(true);
            List<Writer> writers = new ArrayList<>();
            for (Future<Writer> each : running) {
                writers.add(each.get());
            }
            service.awaitAnswer();
            check(writers, service.endpoint());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void check(List<Writer> writers, WriteEndpoint endpoint) {
        StoredState stored = StoredState.readFrom(endpoint);
        long acknowledged = 0;
        for (Writer writer : writers) {
            for (int user = 0; user < USERS_OF_A_WRITER; user++) {
                if (writer.acknowledged[user] > 0) {
                    acknowledged++;
                    assertThat(nameOf(writer.address(user), stored)).isGreaterThanOrEqualTo(writer.acknowledged[user]);
                }
            }
        }
        assertThat(new ChangeLogReplay().follow(endpoint).stored()).isEqualTo(stored.withoutDrift());
        long longestWait = writers.stream().mapToLong(w -> w.longestWait).max().orElseThrow();
        assertThat(Duration.ofNanos(longestWait)).isLessThan(Duration.ofSeconds(35));
        System.out.printf(
                "%d kills: %d attempts, %d acknowledged; the last of each of %d users is stored; longest wait %d ms%n",
                KILLS,
                writers.stream().mapToLong(w -> w.attempts).sum(),
                writers.stream().mapToLong(w -> w.answered).sum(),
                acknowledged,
                longestWait / 1_000_000);
    }

    private static long nameOf(String address, StoredState stored) {
        return stored.users().stream()
                .filter(user -> user.getString("sipAddress").equals(address))
                .mapToLong(user -> Long.parseLong(user.getString("displayName")))
                .findFirst()
                .orElse(-1);
    }
}
