package io.lifeguard.store.event;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.event.EligibilityChange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Changes of eligibility as JSON, as they are stored. */
public final class DifferenceDocument {
    private DifferenceDocument() {}

    public static String of(List<EligibilityChange> changes) {
        JsonArray document = new JsonArray();
        changes.forEach(change -> document.add(new JsonObject()
                .put("client", change.client().name())
                .put("pool", change.pool())
                .put("poolKey", Ids.key(change.pool()))
                .put("gained", change.gained())
                .put(
                        "rules",
                        new JsonArray(change.rules().stream().map(Rule::name).toList()))));
        return document.encode();
    }

    public static List<EligibilityChange> read(JsonArray document) {
        return document.stream()
                .map(JsonObject.class::cast)
                .map(change -> new EligibilityChange(
                        Client.valueOf(change.getString("client")),
                        change.getString("pool"),
                        change.getBoolean("gained"),
                        change.getJsonArray("rules").stream()
                                .map(rule -> Rule.valueOf((String) rule))
                                .toList()))
                .toList();
    }
}
