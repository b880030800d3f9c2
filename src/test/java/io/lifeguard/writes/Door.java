package io.lifeguard.writes;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The GraphQL endpoint as a client sees it. */
final class Door {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI graphql;

    private Door(URI graphql) {
        this.graphql = graphql;
    }

    /** The door of the service that a Quarkus test has started. */
    static Door ofTest() {
        return at("http://127.0.0.1:" + ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class));
    }

    static Door at(String base) {
        return new Door(URI.create(base + "/graphql"));
    }

    /** Writes, and takes nothing for an answer but one: neither an error nor a status other than 200. */
    Answer write(Write write) {
        return write(write, false);
    }

    /** Writes while others do: what the answer shows of the thing may have gone since, and then an error says so. */
    Answer writeAmongOthers(Write write) {
        JsonObject answer = ask(write.mutation(), write.variables().put("dryRun", false));
        return of(
                write,
                answer,
                objects(answer.getJsonArray("errors", new JsonArray()))
                        .filter(error -> !hasGone(error))
                        .toList());
    }

    private static boolean hasGone(JsonObject error) {
        return error.getJsonArray("path", new JsonArray()).size() > 2
                && error.getJsonObject("extensions").getString("code").equals("NOT_FOUND")
                && error.getString("message").endsWith("has gone in the meantime.");
    }

    /** What the write would come to. */
    Answer dryRun(Write write) {
        return write(write, true);
    }

    private Answer write(Write write, boolean dryRun) {
        JsonObject answer = ask(write.mutation(), write.variables().put("dryRun", dryRun));
        return of(
                write,
                answer,
                objects(answer.getJsonArray("errors", new JsonArray())).toList());
    }

    private static Answer of(Write write, JsonObject answer, List<JsonObject> errors) {
        if (!errors.isEmpty()) {
            throw new AssertionError(write + ": " + answer.encode());
        }
        return Answer.of(answer.getJsonObject("data").getJsonObject("write"));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    /** The data that a query gives, without errors. */
    JsonObject query(String query) {
        JsonObject answer = ask(query, new JsonObject());
        if (answer.containsKey("errors")) {
            throw new AssertionError(answer.encode());
        }
        return answer.getJsonObject("data");
    }

    /** The whole answer, errors and all; a status other than 200 is an error of the test. */
    JsonObject ask(String query, JsonObject variables) {
        JsonObject body = new JsonObject().put("query", query).put("variables", variables);
        HttpRequest request = HttpRequest.newBuilder(graphql)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return new JsonObject(response.body());
    }

    /** The report of an import; a status other than 200 is an error of the test. */
    JsonObject send(Import file) {
        return send(file, "");
    }

    /** What the report of an import would be. */
    JsonObject dryRun(Import file) {
        return send(file, "?dryRun=true");
    }

    private JsonObject send(Import file, String parameters) {
        HttpRequest request = HttpRequest.newBuilder(graphql.resolve("/api/imports/" + file.kind() + parameters))
                .header("Content-Type", "text/csv")
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(file.csv()))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body() + " for " + file.csv());
        }
        return new JsonObject(response.body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(e);
        }
    }

    /** The connection broke: whether the request was done is not known. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAnswer(Exception cause) {
            super(cause);
        }
    }
}
