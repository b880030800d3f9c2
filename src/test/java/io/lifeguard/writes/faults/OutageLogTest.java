package io.lifeguard.writes.faults;

import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The database refuses connections under load: one line when it begins, one when it ends, and nothing else. */
@QuarkusTest
@WithTestResource(ProxiedPostgres.class)
class OutageLogTest {
    private static final int CLIENTS = 8;
    /** Longer than the time that requests wait for a connection. */
    private static final int OUTAGE_MILLIS = 12_000;

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();

    @ProxiedPostgres.Wire
    @SuppressWarnings("NullAway.Init") // the test resource sets it
    Consumer<String> wire;

    @Test
    void one_line_when_it_begins_and_one_when_it_ends() throws Exception {
        within(Duration.ofSeconds(20)).until(() -> get("/q/health/ready").status() == 200);
        pause(1_500); // until the end of an outage that another test has made is logged
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Handler handler = handler();
        Logger.getLogger("").addHandler(handler);
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            List<Future<?>> load = new ArrayList<>();
            IntStream.range(0, CLIENTS).forEach(client -> load.add(clients.submit(() -> load(client))));
            pause(1_000);
            wire.accept("refuse");
            pause(OUTAGE_MILLIS);
            wire.accept("mend");
            within(Duration.ofSeconds(20)).until(() -> lines().size() >= 2);
            pause(2_000);
            over.set(true);
            for (Future<?> each : load) {
                each.get();
            }
        } finally {
            System.setErr(err);
            Logger.getLogger("").removeHandler(handler);
            clients.shutdownNow();
        }
        assertThat(refused).hasValueGreaterThan(100);
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).matches("WARN.* Database: not available: .*");
        assertThat(lines().get(1)).matches("INFO Database: available again after 1\\d s");
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private void load(int client) {
        while (!over.get()) {
            switch (client) {
                case 0 -> sendExport("policies", "Identity,EnablePersistentChat", "Tag:A,True");
                case 1 -> get("/q/health/ready");
                default -> {
                    Response answer = ask(
                            client % 2 == 0
                                    ? "{ policies { identity } changes(first: 1) { nodes { revision } } }"
                                    : "mutation { putPolicy(policy: {identity: \"Tag:P%d\", enablePersistentChat: true}%s)"
                                                    .formatted(client, client == 3 ? ", dryRun: true" : "")
                                            + " { applied } }");
                    refused.addAndGet(answer.errors().isEmpty() ? 0 : 1);
                }
            }
            pause(20);
        }
    }

    private List<String> lines() {
        return records.stream()
                .map(record -> record.getLevel() + " " + record.getMessage() + " "
                        + (record.getThrown() == null ? "" : record.getThrown()))
                .map(String::strip)
                .toList();
    }

    private Handler handler() {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getLevel().intValue() >= java.util.logging.Level.INFO.intValue()) {
                    records.add(record);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
