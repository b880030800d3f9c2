package io.lifeguard.rest.imports;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SeparateDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A users file of 2 GB through the packaged service, which has a heap of 256 MB. */
@Tag("slow")
@Isolated
class LargeImportIT {
    private static final int USERS = 150_000;
    private static final String PHOTO = "x".repeat(14_200);
    private static final long MOST_RESIDENT_KILOBYTES = 800 * 1024;

    @TempDir
    Path directory = Path.of("");

    private int port;
    private @Nullable Process service;

    @BeforeEach
    void start() throws Exception {
        port = FreePort.next();
        ProcessBuilder builder = new ProcessBuilder(PackagedCommand.command(List.of(
                        "-Xmx256m",
                        PackagedCommand.ALL_COMPILERS,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=" + directory,
                        "-Dlifeguard.imports.async-above=8G")))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("service.log").toFile());
        builder.environment().putAll(SeparateDatabase.environment(directory.resolve("data")));
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        service = builder.start();
        within(Duration.ofMinutes(2)).until(() -> {
            assertThat(isAlive()).as(log()).isTrue();
            return client().isReady();
        });
    }

    @AfterEach
    void stop() throws Exception {
        if (service != null) {
            service.destroy();
            service.waitFor(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void a_file_of_2_gigabytes_goes_through_in_a_heap_of_256_megabytes() throws Exception {
        send("front-end-pools", BodyPublishers.ofString("PoolFqdn,Site,Version\r\npool.contoso.com,Oslo,6\r\n"));
        long begun = System.nanoTime();
        JsonNode report = send("users", BodyPublishers.ofInputStream(LargeImportIT::file));
        long seconds = (System.nanoTime() - begun) / 1_000_000_000;
        assertThat(report.get("rows").asInt()).isEqualTo(USERS);
        assertThat(report.get("refused").asInt()).isEqualTo(USERS / 1000);
        assertThat(report.get("created").asInt()).isEqualTo(USERS - USERS / 1000);
        assertThat(report.get("refusedByRule").toString()).isEqualTo("{\"VALUE_IS_VALID\":" + USERS / 1000 + "}");
        assertThat(report.at("/refusedRows/0/line").asInt())
                .as("two lines a row")
                .isEqualTo(2);
        assertThat(report.at("/refusedRows/1/line").asInt()).isEqualTo(2002);
        assertThat(isAlive()).as(log()).isTrue();
        long resident = mostResident();
        System.out.printf(
                "%d users in %d MB: %d s, at most %d MB resident%n",
                USERS, ((long) USERS * row(0).length) >> 20, seconds, resident >> 10);
        assertThat(resident).isLessThan(MOST_RESIDENT_KILOBYTES);
        try (Stream<Path> files = Files.walk(directory, 2)) {
            assertThat(files.filter(f -> Objects.requireNonNull(f.getParent())
                                    .getFileName()
                                    .toString()
                                    .startsWith("lifeguard-imports-"))
                            .map(f -> f.getFileName().toString()))
                    .containsExactly("lock");
        }
    }

    /** Made while it is sent. */
    private static InputStream file() {
        byte[] head = "SipAddress,Guid,DisplayName,Enabled,RegistrarPool,Photo\r\n".getBytes(StandardCharsets.UTF_8);
        Iterator<InputStream> parts = Stream.concat(
                        Stream.of(head), IntStream.range(0, USERS).mapToObj(LargeImportIT::row))
                .<InputStream>map(ByteArrayInputStream::new)
                .iterator();
        return new SequenceInputStream(inTurn(parts));
    }

    @SuppressWarnings("JdkObsolete") // what SequenceInputStream takes
    private static Enumeration<InputStream> inTurn(Iterator<InputStream> parts) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return parts.next();
            }
        };
    }

    /** Every thousandth has a value that is none. */
    private static byte[] row(int i) {
        return "sip:u%d@contoso.com,guid-%d,\"User, %d\",%s,pool.contoso.com,\"%s\r\n%s\"\r\n"
                .formatted(i, i, i, i % 1000 == 0 ? "perhaps" : "True", PHOTO, i)
                .getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode send(String kind, BodyPublisher body) throws Exception {
        Response response = client().sendExportAsync(kind, body).get();
        assertThat(response.status()).as(response.body() + log()).isEqualTo(200);
        return response.json();
    }

    private boolean isAlive() {
        return service != null && service.isAlive();
    }

    private ApiClient client() {
        return ApiClient.at("http://127.0.0.1:" + port);
    }

    /** In kilobytes; 0 where the system does not tell. */
    private long mostResident() throws IOException {
        Path status =
                Path.of("/proc", String.valueOf(Objects.requireNonNull(service).pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("service.log"));
    }
}
