package io.lifeguard.writes;

import java.io.UncheckedIOException;
import io.lifeguard.testing.TestService;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.ApiClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The GraphQL endpoint as a client sees it. */
final class Door {
    private final ApiClient client;

    private Door(ApiClient client) {
        this.client = client;
    }

    /** The door of the service that a Quarkus test has started. */
    static Door ofTest() {
        return new Door(TestService.client());
    }

    static Door at(String base) {
        return new Door(ApiClient.at(base));
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
                && error.getString("message").endsWith("was deleted in the meantime.");
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
        Response response = post("/graphql", "application/json", body.encode());
        if (response.status() != 200) {
            throw new AssertionError(response.status() + " " + response.body());
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
        Response response = post("/api/imports/" + file.kind() + parameters, "text/csv", file.csv());
        if (response.status() != 200) {
            throw new AssertionError(response.status() + " " + response.body() + " for " + file.csv());
        }
        return new JsonObject(response.body());
    }

    private Response post(String path, String contentType, String body) {
        try {
            return client.post(path, contentType, body);
        } catch (UncheckedIOException e) {
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
