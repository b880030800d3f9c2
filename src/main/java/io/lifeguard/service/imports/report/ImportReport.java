package io.lifeguard.service.imports.report;

import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.Revision;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import java.util.List;
import java.util.Map;

/**
 * The result of an import. Counts are exact.
 *
 * @param rows how many rows the file has: the sum of created, changed, unchanged, refused and passed over
 * @param absent how many stored things the file does not list
 * @param absentIds the ids of the first 1,000 of those, sorted
 * @param absentActedOn how many of those were disabled or deleted
 * @param absentRefused how many of those a rule kept from being disabled or deleted
 * @param refusals the first 1,000 refused rows and absent things, in the order of processing
 * @param refusedByRule the number of violations by rule, of all refusals, in the order of the catalogue
 * @param passedOver how many rows are about something else, such as a service of another role
 * @param passedOverRows the first 100 of them
 * @param warnings one for each rule, with the sum of its counts
 * @param cautions what the import assumed or left out, with the number of rows concerned
 * @param revision after the last stored change; if nothing was stored, the revision that was read
 */
public record ImportReport(
        ExportKind kind,
        boolean dryRun,
        long rows,
        long created,
        long changed,
        long unchanged,
        long refused,
        long passedOver,
        long absent,
        List<String> absentIds,
        long absentActedOn,
        long absentRefused,
        List<Refusal> refusals,
        Map<Rule, Long> refusedByRule,
        Map<PassedOverReason, Long> passedOverByReason,
        List<PassedOverRow> passedOverRows,
        List<Warning> warnings,
        Map<ImportCaution, Long> cautions,
        Revision revision) {

    /** The same report with other rows. */
    public ImportReport withRows(List<Refusal> refused, List<PassedOverRow> passed) {
        return new ImportReport(
                kind,
                dryRun,
                rows,
                created,
                changed,
                unchanged,
                this.refused,
                passedOver,
                absent,
                absentIds,
                absentActedOn,
                absentRefused,
                refused,
                refusedByRule,
                passedOverByReason,
                passed,
                warnings,
                cautions,
                revision);
    }

    /**
     * A row, or an absent thing, that was not applied.
     *
     * @param line the line in which the row begins, from 1; 0 for an absent thing
     * @param id of what the row is about; empty if the row does not identify it
     */
    public record Refusal(long line, String id, List<Violation> violations) {}
}
