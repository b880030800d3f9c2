package io.lifeguard.rest.openapi;

import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.rest.resource.WriteBody.WriteOutcome;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.event.EligibilityEffect;
import io.lifeguard.rules.remedy.RemedyKind;
import io.lifeguard.service.imports.jobs.ImportState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.Components;

/** Gives the schemas of enums their values. */
final class EnumSchemas {
    private static final Map<String, Enum<?>[]> SCHEMAS = Map.ofEntries(
            Map.entry("Release", Release.values()),
            Map.entry("PoolState", PoolState.values()),
            Map.entry("PolicyScope", PolicyScope.values()),
            Map.entry("Hosting", Hosting.values()),
            Map.entry("Client", Client.values()),
            Map.entry("RoomType", RoomType.values()),
            Map.entry("RoomPrivacy", RoomPrivacy.values()),
            Map.entry("Rule", Rule.values()),
            Map.entry("ImportState", ImportState.values()),
            Map.entry("RemedyKind", RemedyKind.values()),
            Map.entry("EligibilityEffect", EligibilityEffect.values()),
            Map.entry("ChangeKind", ChangeOperation.values()),
            Map.entry("PassedOverReason", PassedOverReason.values()),
            Map.entry("WriteOutcome", WriteOutcome.values()));

    private EnumSchemas() {}

    static void addValues(Components components) {
        SCHEMAS.forEach((name, values) ->
                set(components, name, Arrays.stream(values).map(Enum::name).toList()));
        set(
                components,
                "ImportKind",
                Arrays.stream(ExportKind.values()).map(ExportKind::urlName).toList());
    }

    private static void set(Components components, String name, List<String> values) {
        Objects.requireNonNull(components.getSchemas().get(name), name).setEnumeration(List.copyOf(values));
    }
}
