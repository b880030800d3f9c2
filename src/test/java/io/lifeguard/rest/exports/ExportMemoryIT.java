package io.lifeguard.rest.exports;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.PrometheusMetrics.figure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.PackagedService;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.SeparateDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Exports by the packaged service that are longer than its heap is large, to quick and to slow clients. */
@ResourceLock(PackagedCommand.LOAD)
class ExportMemoryIT {
    private static final int HEAP_MEGABYTES = 80;
    private static final int CATEGORIES = 48_000;
    private static final String DESCRIPTION = "\u00fc".repeat(1024);
    private static final long MIN_EXPORT_BYTES = (long) HEAP_MEGABYTES << 20;
    /** What the manifests in {@code k8s} allow. */
    private static final long MAX_RESIDENT_BYTES = 512L << 20;

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path directory = Path.of("");

    private PackagedService service;

    @BeforeEach
    void start() throws IOException {
        Map<String, String> environment = new TreeMap<>(SeparateDatabase.environment(directory.resolve("data")));
        environment.put("LIFEGUARD_REQUESTS_MIN_RATE_PERIOD", "3s");
        // the responses wait for the imports
        environment.put("LIFEGUARD_IMPORTS_ASYNC_ABOVE", "1G");
        List<String> options = PackagedCommand.isNative()
                ? List.of("-Xmx" + HEAP_MEGABYTES + "m")
                : List.of(
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        PackagedCommand.ALL_COMPILERS,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError");
        service = PackagedService.start(directory, options, environment).awaitReady();
        send("front-end-pools", "PoolFqdn,Version,Site\r\nlync13.contoso.com,6,Oslo\r\n");
        send("chat-pools", "PoolFqdn,Version,Registrar\r\npchat.contoso.com,6,lync13.contoso.com\r\n");
        int perFile = CATEGORIES / 4;
        for (int file = 0; file < 4; file++) {
            int from = file * perFile;
            send(
                    "categories",
                    IntStream.range(from, from + perFile)
                            .mapToObj(i -> "pchat.contoso.com\\Category " + i + "," + DESCRIPTION + "\r\n")
                            .collect(Collectors.joining("", "Identity,Description\r\n", "")));
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void exports_longer_than_the_heap_reach_quick_clients_whole_while_slow_ones_are_cut() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                RawClient client = new RawClient(service.port(), 4096);
                slow.add(client);
                client.send("GET /api/exports/categories HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            within(LONG).untilAsserted(() -> assertThat(figure(service.client(), "lifeguard_exports_in_progress"))
                    .isEqualTo(2));
            assertThat(length("/api/exports/categories")).isGreaterThan(MIN_EXPORT_BYTES);
            assertThat(length("/api/exports")).isPositive();
            within(LONG)
                    .untilAsserted(() -> assertThat(figure(service.client(), "lifeguard_exports_total", "cancelled"))
                            .isEqualTo(2));
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
        assertThat(figure(service.client(), "lifeguard_exports_total", "complete"))
                .isEqualTo(2);
        within(LONG).untilAsserted(() -> assertThat(figure(service.client(), "lifeguard_exports_in_progress"))
                .isZero());
        assertThat(service.said()).doesNotContain("OutOfMemoryError", " ERROR ");
        assertThat(service.maxResidentBytes()).isLessThan(MAX_RESIDENT_BYTES);
    }

    private void send(String kind, String file) {
        var response = service.client().post("/api/imports/" + kind, "text/csv", file);
        assertThat(response.report().get("refused").asInt()).as(response.body()).isZero();
    }

    private long length(String path) throws Exception {
        try (InputStream body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(service.url() + path)).build(), BodyHandlers.ofInputStream())
                .body()) {
            byte[] buffer = new byte[64 * 1024];
            long length = 0;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                length += n;
            }
            return length;
        }
    }
}
