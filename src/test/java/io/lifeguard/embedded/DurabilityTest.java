package io.lifeguard.embedded;

import static io.lifeguard.testing.Await.pause;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at random moments while several connections insert. */
@Tag("slow")
class DurabilityTest {
    private static final int KILLS = Integer.getInteger("lifeguard.kills", 60);
    private static final int WRITERS = 6;

    @TempDir
    Path directory;

    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong next = new AtomicLong();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void nothing_that_was_acknowledged_is_lost_when_the_server_is_killed() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(directory, Optional.empty())) {
            Sql.execute(server, "create table written (number bigint primary key, filler text not null)");
            List<Thread> writers = writers(server);
            for (int kill = 0; kill < KILLS; kill++) {
                pause(ThreadLocalRandom.current().nextInt(50, 900));
                kill(server, kill);
            }
            done.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(acknowledged).hasSizeGreaterThan(KILLS);
            assertThat(missing(server)).isEmpty();
        }
        try (EmbeddedServer server = EmbeddedServer.start(directory, Optional.empty())) {
            assertThat(missing(server)).isEmpty();
        }
        System.out.println(KILLS + " kills survived, " + acknowledged.size() + " writes acknowledged, none lost");
    }

    // in turns the server's first process alone, all of its processes at once, and one that serves a connection
    private static void kill(EmbeddedServer server, int kill) {
        server.process().ifPresent(postmaster -> {
            List<ProcessHandle> others = postmaster.children().toList();
            if (kill % 3 == 2) {
                others.stream().skip(Math.max(0, others.size() - 1L)).forEach(ProcessHandle::destroyForcibly);
                return;
            }
            postmaster.destroyForcibly();
            if (kill % 3 == 1) {
                others.forEach(ProcessHandle::destroyForcibly);
            }
        });
    }

    private List<Thread> writers(EmbeddedServer server) {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(() -> write(server));
            writer.start();
            writers.add(writer);
        }
        return writers;
    }

    private void write(EmbeddedServer server) {
        while (!done.get()) {
            try (Connection connection = Sql.connect(server);
                    PreparedStatement insert = connection.prepareStatement("insert into written values (?, ?)")) {
                while (!done.get()) {
                    long number = next.incrementAndGet();
                    insert.setLong(1, number);
                    insert.setString(2, "x".repeat(ThreadLocalRandom.current().nextInt(2_000)));
                    insert.executeUpdate();
                    acknowledged.add(number);
                }
            } catch (SQLException killed) {
                Polling.sleep(Duration.ofMillis(20));
            }
        }
    }

    private Set<Long> missing(EmbeddedServer server) throws SQLException {
        Set<Long> missing = new HashSet<>(acknowledged);
        try (Connection connection = connectWhenItIsBack(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select number from written")) {
            while (rows.next()) {
                missing.remove(rows.getLong(1));
            }
        }
        return missing;
    }

    private static Connection connectWhenItIsBack(EmbeddedServer server) throws SQLException {
        for (int attempt = 0; attempt < 200; attempt++) {
            try {
                return Sql.connect(server);
            } catch (SQLException notYet) {
                Polling.sleep(Duration.ofMillis(100));
            }
        }
        return Sql.connect(server);
    }
}
