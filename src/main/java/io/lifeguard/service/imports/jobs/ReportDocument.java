package io.lifeguard.service.imports.jobs;

import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.Revision;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import io.lifeguard.service.imports.report.ImportCaution;
import io.lifeguard.service.imports.report.ImportReport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A report as it is stored: its counts and warnings, without anything that names users. */
final class ReportDocument {
    private ReportDocument() {}

    static String encode(ImportReport report) {
        JsonArray warnings = new JsonArray();
        report.warnings()
                .forEach(w -> warnings.add(new JsonObject()
                        .put("rule", w.rule().name())
                        .put("reason", w.reason())
                        .put("count", w.count())
                        .put("breach", w.breach())));
        return new JsonObject()
                .put("kind", report.kind().name())
                .put("dryRun", report.dryRun())
                .put("rows", report.rows())
                .put("created", report.created())
                .put("changed", report.changed())
                .put("unchanged", report.unchanged())
                .put("refused", report.refused())
                .put("passedOver", report.passedOver())
                .put("absent", report.absent())
                .put("absentActedOn", report.absentActedOn())
                .put("absentRefused", report.absentRefused())
                .put("refusedByRule", counts(report.refusedByRule()))
                .put("passedOverByReason", counts(report.passedOverByReason()))
                .put("cautions", counts(report.cautions()))
                .put("warnings", warnings)
                .put("revision", report.revision().toString())
                .encode();
    }

    static ImportReport decode(String text, List<String> absentIds) {
        JsonObject json = new JsonObject(text);
        return new ImportReport(
                ExportKind.valueOf(json.getString("kind")),
                json.getBoolean("dryRun"),
                json.getLong("rows"),
                json.getLong("created"),
                json.getLong("changed"),
                json.getLong("unchanged"),
                json.getLong("refused"),
                json.getLong("passedOver"),
                json.getLong("absent"),
                absentIds,
                json.getLong("absentActedOn"),
                json.getLong("absentRefused"),
                List.of(),
                counts(json.getJsonObject("refusedByRule"), Rule.class),
                counts(json.getJsonObject("passedOverByReason"), PassedOverReason.class),
                List.of(),
                json.getJsonArray("warnings").stream()
                        .map(JsonObject.class::cast)
                        .map(w -> new Warning(
                                Rule.valueOf(w.getString("rule")),
                                w.getString("reason"),
                                w.getInteger("count"),
                                w.getBoolean("breach")))
                        .toList(),
                counts(json.getJsonObject("cautions"), ImportCaution.class),
                Revision.parse(json.getString("revision")).orElseThrow());
    }

    private static <E extends Enum<E>> JsonObject counts(Map<E, Long> counts) {
        JsonObject json = new JsonObject();
        counts.forEach((constant, count) -> json.put(constant.name(), count));
        return json;
    }

    private static <E extends Enum<E>> Map<E, Long> counts(JsonObject json, Class<E> type) {
        Map<E, Long> counts = new EnumMap<>(type);
        json.fieldNames().forEach(name -> counts.put(Enum.valueOf(type, name), json.getLong(name)));
        return counts;
    }
}
