package io.lifeguard.writes.client;

import io.vertx.core.json.JsonObject;

/** The texts of mutations. */
final class MutationText {
    private MutationText() {}

    /** A mutation of one input object. */
    static String put(String field, String argument, String type, String selection) {
        return "mutation($input: %s!, $dryRun: Boolean) { write: %s(%s: $input, dryRun: $dryRun) { %s { %s } %s } }"
                .formatted(type, field, argument, argument, selection, Write.VERDICT);
    }

    /** A mutation of one id that answers with a decision only. */
    static String delete(String field, String argument) {
        return "mutation($id: ID!, $dryRun: Boolean) { write: %s(%s: $id, dryRun: $dryRun) { %s } }"
                .formatted(field, argument, Write.VERDICT);
    }

    static JsonObject input(JsonObject input) {
        return new JsonObject().put("input", input);
    }

    static JsonObject id(String id) {
        return new JsonObject().put("id", id);
    }
}
