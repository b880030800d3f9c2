package io.lifeguard.rest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import io.lifeguard.service.imports.report.ImportCaution;
import io.lifeguard.service.imports.report.ImportReport;
import io.lifeguard.service.imports.report.ImportReport.Refusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report of an import as JSON.
 *
 * @param impact only in the response to an import of one file that tells it
 */
@RegisterForReflection
public record ImportReportBody(
        String kind,
        boolean dryRun,
        long rows,
        long created,
        long changed,
        long unchanged,
        long absent,
        List<String> absentIds,
        long absentActedOn,
        long absentRefused,
        long refused,
        Map<Rule, Long> refusedByRule,
        List<RefusedRow> refusedRows,
        long passedOver,
        Map<PassedOverReason, Long> passedOverByReason,
        List<PassedOverRowBody> passedOverRows,
        List<WarningBody> warnings,
        String revision,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ImportImpactBody impact) {
    private static final int MAX_ID_LENGTH = 600;

    /** @param line of the file, from 1; 0 for a stored object that is not in the file */
    @RegisterForReflection
    public record RefusedRow(long line, String id, List<ViolationBody> violations) {
        static RefusedRow from(Refusal refusal) {
            return new RefusedRow(
                    refusal.line(),
                    InputSanitizer.truncate(refusal.id(), MAX_ID_LENGTH),
                    refusal.violations().stream().map(ViolationBody::from).toList());
        }
    }

    /** @param column of the file, or the field of a stored object; empty for a violation of the whole row */
    @RegisterForReflection
    public record ViolationBody(Rule rule, String column, String reason) {
        static ViolationBody from(Violation violation) {
            return new ViolationBody(violation.rule(), violation.path(), violation.reason());
        }
    }

    /** @param content the beginning of what the row says about itself */
    @RegisterForReflection
    public record PassedOverRowBody(long line, String content, PassedOverReason code, String reason) {
        static PassedOverRowBody from(PassedOverRow row) {
            return new PassedOverRowBody(
                    row.line(), row.content(), row.reason(), row.reason().sentence());
        }
    }

    /**
     * A warning of a rule, or something that the import assumed or left out.
     *
     * @param code the rule, or the name of what was assumed or left out
     * @param rule null if no rule warns
     * @param column of the file; empty for a warning of a rule
     */
    @RegisterForReflection
    public record WarningBody(String code, @Nullable Rule rule, String column, String reason, long count) {
        static WarningBody from(Warning warning) {
            return new WarningBody(warning.rule().name(), warning.rule(), "", warning.reason(), warning.count());
        }

        static WarningBody from(ImportCaution caution, long count) {
            return new WarningBody(caution.name(), null, caution.column(), caution.reason(), count);
        }
    }

    static ImportReportBody from(ImportReport report) {
        return from(report, null);
    }

    static ImportReportBody from(ImportReport report, @Nullable ImportImpactBody impact) {
        return new ImportReportBody(
                report.kind().urlName(),
                report.dryRun(),
                report.rows(),
                report.created(),
                report.changed(),
                report.unchanged(),
                report.absent(),
                report.absentIds().stream()
                        .map(absent -> InputSanitizer.truncate(absent, MAX_ID_LENGTH))
                        .toList(),
                report.absentActedOn(),
                report.absentRefused(),
                report.refused(),
                report.refusedByRule(),
                report.refusals().stream().map(RefusedRow::from).toList(),
                report.passedOver(),
                report.passedOverByReason(),
                report.passedOverRows().stream().map(PassedOverRowBody::from).toList(),
                Stream.concat(
                                report.warnings().stream().map(WarningBody::from),
                                report.cautions().entrySet().stream()
                                        .map(c -> WarningBody.from(c.getKey(), c.getValue())))
                        .toList(),
                report.revision().toString(),
                impact);
    }
}
