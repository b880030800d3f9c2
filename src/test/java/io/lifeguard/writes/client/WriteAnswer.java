package io.lifeguard.writes.client;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a write answers.
 *
 * @param violations {@code RULE path}, in the order of the answer
 * @param warnings {@code RULE count}, in the order of the answer
 * @param resulting the subject of the write after it; an empty object if there is none
 * @param reason the sentences of violations and warnings, in the same order
 */
public record WriteAnswer(
        List<String> violations,
        List<String> warnings,
        boolean applied,
        String revision,
        JsonObject resulting,
        List<String> reason) {
    private static final Set<String> VERDICT = Set.of("violations", "warnings", "applied", "revision");

    static WriteAnswer of(JsonObject write) {
        List<JsonObject> violations = objects(write, "violations");
        List<JsonObject> warnings = objects(write, "warnings");
        JsonObject resulting = write.stream()
                .filter(field -> !VERDICT.contains(field.getKey()) && field.getValue() != null)
                .findFirst()
                .map(field -> (JsonObject) field.getValue())
                .orElseGet(JsonObject::new);
        return new WriteAnswer(
                violations.stream()
                        .map(v -> rule(v) + " " + v.getString("path"))
                        .toList(),
                warnings.stream()
                        .map(w -> rule(w) + " " + w.getInteger("count"))
                        .toList(),
                write.getBoolean("applied"),
                write.getString("revision"),
                resulting,
                java.util.stream.Stream.concat(violations.stream(), warnings.stream())
                        .map(reason -> reason.getString("reason"))
                        .toList());
    }

    /** The number in the revision: grows with every write that changes something. */
    public long number() {
        return Long.parseLong(revision.substring(revision.indexOf('.') + 1));
    }

    /** The rules alone, each once, in order. */
    public List<String> rules() {
        return violations.stream()
                .map(v -> v.substring(0, v.indexOf(' ')))
                .distinct()
                .collect(Collectors.toList());
    }

    private static String rule(JsonObject reason) {
        return reason.getJsonObject("rule").getString("id");
    }

    private static List<JsonObject> objects(JsonObject write, String field) {
        return write.getJsonArray(field).stream().map(JsonObject.class::cast).toList();
    }
}
