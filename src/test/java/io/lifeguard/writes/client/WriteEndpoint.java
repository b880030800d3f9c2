package io.lifeguard.writes.client;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The endpoints for writes of a running service: GraphQL mutations and imports. */
public final class WriteEndpoint {
    private final ApiClient client;

    private WriteEndpoint(ApiClient client) {
        this.client = client;
    }

    /** The endpoint of the service that a Quarkus test has started. */
    public static WriteEndpoint ofTest() {
        return new WriteEndpoint(TestService.client());
    }

    public static WriteEndpoint at(String base) {
        return new WriteEndpoint(ApiClient.at(base));
    }

    /** Executes a write; fails if the response has errors or a status other than 200. */
    public WriteAnswer write(Write write) {
        return write(write, false);
    }

    /** Executes a write beside other writers, who may delete what the response is to show: the error about that is allowed. */
    public WriteAnswer writeConcurrently(Write write) {
        JsonObject answer = ask(write.mutation(), write.variables().put("dryRun", false));
        return of(
                write,
                answer,
                objects(answer.getJsonArray("errors", new JsonArray()))
                        .filter(error -> !isDeletedMeanwhile(error))
                        .toList());
    }

    private static boolean isDeletedMeanwhile(JsonObject error) {
        return error.getJsonArray("path", new JsonArray()).size() > 2
                && error.getJsonObject("extensions").getString("code").equals("NOT_FOUND")
                && error.getString("message").endsWith("was deleted in the meantime.");
    }

    /** Executes a dry run of a write; fails as {@link #write} does. */
    public WriteAnswer dryRun(Write write) {
        return write(write, true);
    }

    private WriteAnswer write(Write write, boolean dryRun) {
        JsonObject answer = ask(write.mutation(), write.variables().put("dryRun", dryRun));
        return of(
                write,
                answer,
                objects(answer.getJsonArray("errors", new JsonArray())).toList());
    }

    private static WriteAnswer of(Write write, JsonObject answer, List<JsonObject> errors) {
        if (!errors.isEmpty()) {
            throw new AssertionError(write + ": " + answer.encode());
        }
        return WriteAnswer.of(answer.getJsonObject("data").getJsonObject("write"));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    /** The data of a query; fails if the response has errors. */
    public JsonObject query(String query) {
        JsonObject answer = ask(query, new JsonObject());
        if (answer.containsKey("errors")) {
            throw new AssertionError(answer.encode());
        }
        return answer.getJsonObject("data");
    }

    /** The whole response; fails if its status is not 200. */
    public JsonObject ask(String query, JsonObject variables) {
        JsonObject body = new JsonObject().put("query", query).put("variables", variables);
        Response response = post("/graphql", "application/json", body.encode());
        if (response.status() != 200) {
            throw new AssertionError(response.status() + " " + response.body());
        }
        return new JsonObject(response.body());
    }

    /** Executes an import and gives its report; fails if the status is not 200. */
    public JsonObject send(ImportFile file) {
        return send(file, "");
    }

    /** Executes a dry run of an import and gives its report; fails if the status is not 200. */
    public JsonObject dryRun(ImportFile file) {
        return send(file, "?dryRun=true");
    }

    private JsonObject send(ImportFile file, String parameters) {
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

    /** The connection broke; the outcome of the request is unknown. */
    public static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAnswer(Exception cause) {
            super(cause);
        }
    }
}
