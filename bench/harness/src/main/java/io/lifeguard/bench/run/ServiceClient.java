package io.lifeguard.bench.run;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The service, asked one question after the other on one connection. */
public final class ServiceClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Service service;

    public ServiceClient(Service service) {
        this.service = service;
    }

    /** An answer and how long it took, from the first byte sent to the last byte read. */
    public record Timed(JsonNode data, Duration time) {
        public double millis() {
            return time.toNanos() / 1e6;
        }
    }

    /** @throws IllegalStateException for an answer with errors */
    public JsonNode ask(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        return timed(query, variables).data();
    }

    /** As {@link #ask}. */
    public Timed timed(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(Map.of("query", query, "variables", variables));
        HttpRequest request = HttpRequest.newBuilder(at("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        long begun = System.nanoTime();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        JsonNode answer = JSON.readTree(response.body());
        if (response.statusCode() != 200 || answer.has("errors")) {
            throw new IllegalStateException("asked " + query + ", answered " + response.statusCode() + " "
                    + answer.toString()
                            .substring(0, Math.min(600, answer.toString().length())));
        }
        return new Timed(answer.get("data"), time);
    }

    /** Sends JSON to an endpoint that answers with 200. */
    public Timed post(String path, Map<String, ?> json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(json)))
                .build();
        long begun = System.nanoTime();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return new Timed(JSON.readTree(response.body()), time);
    }

    private static final long POLL_MILLIS = 100;

    /** Sends an export, and gives the report. The service does not wait for the end of the import of a large file. */
    public Timed importExport(String kind, Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at("/api/imports/" + kind))
                .POST(BodyPublishers.ofFile(file))
                .build();
        long begun = System.nanoTime();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        JsonNode report = JSON.readTree(response.body());
        if (response.statusCode() == 202) {
            report = awaitEnd("/api/imports/" + report.get("id").asText());
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        if (response.statusCode() > 202) {
            throw new IllegalStateException("import answered " + response.statusCode() + " " + report);
        }
        return new Timed(report, time);
    }

    private JsonNode awaitEnd(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at(path)).build();
        JsonNode job;
        do {
            Thread.sleep(POLL_MILLIS);
            job = JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
        } while (!job.has("endedAt"));
        if (!job.get("state").asText().equals("DONE")) {
            throw new IllegalStateException("import ended as " + job);
        }
        return job.at("/files/0/report");
    }

    /** Writes an export to a file; gives the seconds that this took. */
    public double export(String path, String type, Path file) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(at(path)).header("Accept", type).build();
        long begun = System.nanoTime();
        HttpResponse<Path> response = http.send(request, BodyHandlers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING));
        if (response.statusCode() != 200) {
            throw new IllegalStateException("export answered " + response.statusCode());
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** A page of events; {@code next} is the path of the page after it, {@code position} is there if it is the last. */
    public record EventsPage(int count, Optional<String> next, Optional<String> position, Duration time) {}

    /** Reads a page of events. */
    public EventsPage events(String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofByteArray());
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return new EventsPage(
                JSON.readTree(response.body()).size(),
                response.headers().firstValue("Link").map(link -> link.substring(1, link.indexOf('>'))),
                response.headers().firstValue("Lifeguard-Events-Position"),
                time);
    }

    /** The sum of all series of a metric, by the name that it has for Prometheus. */
    public double metric(String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at("/q/metrics"))
                .header("Accept", "text/plain")
                .build();
        return http.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private URI at(String path) {
        return service.at(path);
    }
}
