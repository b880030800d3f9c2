package io.lifeguard.rest.exports;

import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.testing.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exports of all kinds. */
public final class ExportedFiles {
    private ExportedFiles() {}

    /** By kind, in the order of import. */
    public static Map<String, String> read() {
        Map<String, String> exports = new LinkedHashMap<>();
        for (ExportKind kind : ExportKind.inOrderOfImport()) {
            Response response = get("/api/exports/" + kind.urlName());
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            exports.put(kind.urlName(), response.body());
        }
        return exports;
    }

    /** Imports exports one after the other, and gives the kind, the id and the rules of each row that was refused. */
    public static List<String> send(Map<String, String> exports) {
        List<String> refused = new ArrayList<>();
        exports.forEach((kind, csv) -> {
            JsonNode report =
                    sendExport(kind, csv.getBytes(StandardCharsets.UTF_8)).report();
            assertThat(report.get("passedOver").asInt()).as(report.toString()).isZero();
            report.get("refusedRows")
                    .forEach(row -> refused.add("%s %s %s"
                            .formatted(
                                    kind,
                                    row.get("id").asText(),
                                    row.get("violations").findValuesAsText("rule"))));
        });
        return refused;
    }

    public static void assertEqual(Map<String, String> after, Map<String, String> before) {
        before.forEach((kind, csv) -> assertThat(after.get(kind)).as(kind).isEqualTo(csv));
    }
}
