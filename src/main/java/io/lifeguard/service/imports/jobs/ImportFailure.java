package io.lifeguard.service.imports.jobs;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Why an import did not process every row.
 *
 * @param missingColumns only where a file lacks columns
 */
public record ImportFailure(FailureCode code, String message, List<String> missingColumns) {
    static ImportFailure of(Throwable failure) {
        return LifeguardException.in(failure)
                .map(known -> new ImportFailure(known.code(), known.getMessage(), known.missingColumns()))
                .orElseGet(() -> new ImportFailure(
                        FailureCode.INTERNAL, "The import failed; the service's log has the cause.", List.of()));
    }

    String encode() {
        return new JsonObject()
                .put("code", code.name())
                .put("message", message)
                .put("missingColumns", new JsonArray(missingColumns))
                .encode();
    }

    static ImportFailure decode(String text) {
        JsonObject json = new JsonObject(text);
        return new ImportFailure(
                FailureCode.valueOf(json.getString("code")),
                json.getString("message"),
                json.getJsonArray("missingColumns").stream()
                        .map(String.class::cast)
                        .toList());
    }
}
