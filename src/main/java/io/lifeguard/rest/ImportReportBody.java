package io.lifeguard.rest;

import io.lifeguard.model.InputSanitizer;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import io.lifeguard.service.imports.ImportReport;
import io.lifeguard.service.imports.ImportReport.Refusal;
import java.util.List;
import java.util.Map;

/** The report of an import as JSON. */
public record ImportReportBody(
        String kind,
        boolean dryRun,
        long rows,
        long created,
        long changed,
        long unchanged,
        long absent,
        long absentActedOn,
        long absentRefused,
        long refused,
        Map<Rule, Long> refusedByRule,
        List<RefusedRow> refusedRows,
        List<WarningBody> warnings,
        String revision) {

    /** @param line of the file, from 1; 0 for a stored object that is not in the file */
    public record RefusedRow(long line, String id, List<ViolationBody> violations) {
        private static final int MAX_ID_LENGTH = 600;

        static RefusedRow from(Refusal refusal) {
            return new RefusedRow(
                    refusal.line(),
                    InputSanitizer.truncate(refusal.id(), MAX_ID_LENGTH),
                    refusal.violations().stream().map(ViolationBody::from).toList());
        }
    }

    /** @param column of the file, or the field of a stored object; empty for a violation of the whole row */
    public record ViolationBody(Rule rule, String column, String reason) {
        static ViolationBody from(Violation violation) {
            return new ViolationBody(violation.rule(), violation.path(), violation.reason());
        }
    }

    public record WarningBody(Rule rule, String reason, int count) {
        static WarningBody from(Warning warning) {
            return new WarningBody(warning.rule(), warning.reason(), warning.count());
        }
    }

    static ImportReportBody from(ImportReport report) {
        return new ImportReportBody(
                report.kind().urlName(),
                report.dryRun(),
                report.rows(),
                report.created(),
                report.changed(),
                report.unchanged(),
                report.absent(),
                report.absentActedOn(),
                report.absentRefused(),
                report.refused(),
                report.refusedByRule(),
                report.refusals().stream().map(RefusedRow::from).toList(),
                report.warnings().stream().map(WarningBody::from).toList(),
                report.revision().toString());
    }
}
