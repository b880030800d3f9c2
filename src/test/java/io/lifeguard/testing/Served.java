package io.lifeguard.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The service that a Quarkus test has started, as a client sees it over HTTP. */
public final class Served {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONG = 8 << 20;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Served() {}

    /** An answer, whatever its status. */
    public record Answer(int status, Map<String, List<String>> headers, String body) {
        static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        }

        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(h -> h.getKey().equalsIgnoreCase(name))
                    .flatMap(h -> h.getValue().stream())
                    .findFirst();
        }

        public String revision() {
            return header("Lifeguard-Revision").orElseThrow(() -> new AssertionError("no revision with " + this));
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(body, e);
            }
        }

        /** What stands under {@code data}; that there are errors is an error of the test. */
        public JsonNode data() {
            if (status != 200 || json().has("errors")) {
                throw new AssertionError(status + " " + body);
            }
            return json().get("data");
        }

        /** The codes of the errors, each with the path that it stands on: {@code NOT_FOUND user}. */
        public List<String> errors() {
            return StreamSupport.stream(json().path("errors").spliterator(), false)
                    .map(e -> e.at("/extensions/code").asText("no code") + " " + path(e))
                    .toList();
        }

        /** The message of the first error. */
        public String message() {
            return json().at("/errors/0/message").asText();
        }

        private static String path(JsonNode error) {
            return String.join(
                    ".",
                    StreamSupport.stream(error.path("path").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        }
    }

    /** Sends a GraphQL document; variables as names and values in turn. */
    public static Answer ask(String document, @Nullable Object... variables) {
        return post("/graphql", "application/json", request(document, variables));
    }

    /** As {@link #ask}, beside others. */
    public static CompletableFuture<Answer> asking(String document, @Nullable Object... variables) {
        return HTTP.sendAsync(
                        to("/graphql", "application/json")
                                .POST(BodyPublishers.ofString(request(document, variables)))
                                .build(),
                        BodyHandlers.ofString())
                .thenApply(Answer::of);
    }

    /** The body of a request for a GraphQL document. */
    public static String request(String document, @Nullable Object... variables) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            named.put(String.valueOf(variables[i]), variables[i + 1]);
        }
        try {
            return JSON.writeValueAsString(Map.of("query", document, "variables", named));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends an export; {@code what} is a kind, with parameters if need be: {@code users?dryRun}. */
    public static Answer sendExport(String what, byte[] file) {
        return send(to("/api/imports/" + what, "text/csv").POST(BodyPublishers.ofByteArray(file)));
    }

    /** Sends an export of these lines. */
    public static Answer sendExport(String what, String... lines) {
        return sendExport(what, (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Imports an export of these lines and gives the report; that it is refused is an error of the test. */
    public static JsonNode importExport(String what, String... lines) {
        return report(sendExport(what, lines));
    }

    /** The report that an answer holds; another status than 200 is an error of the test. */
    public static JsonNode report(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.json();
    }

    /** Imports the sample organisation. */
    public static void importContoso() {
        for (String kind : List.of("front-end-pools", "policies", "chat-pools", "users")) {
            JsonNode report = report(sendExport(kind, resource("/contoso/" + kind + ".csv")));
            if (report.get("refused").asInt() > 0) {
                throw new AssertionError(report);
            }
        }
    }

    public static Answer post(String path, String contentType, String body, String... headers) {
        // a long body is sent once it is welcome: whoever refuses it early may close before all of it has come
        HttpRequest.Builder request =
                to(path, contentType).expectContinue(body.length() > LONG).POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a request with just these headers, names and values in turn. */
    public static Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static byte[] resource(String path) {
        try (InputStream stream = Served.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(stream, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database behind it, in the role that the service has: tests put there what is asked about, and look what is stored. */
    public static DataSource database() {
        Config config = ConfigProvider.getConfig();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(config.getValue("quarkus.datasource.jdbc.url", String.class));
        database.setUser(config.getValue("quarkus.datasource.username", String.class));
        database.setPassword(config.getValue("quarkus.datasource.password", String.class));
        return database;
    }

    public static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }

    private static HttpRequest.Builder to(String path, String contentType) {
        return HttpRequest.newBuilder(at(path)).header("Content-Type", contentType);
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
