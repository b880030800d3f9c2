package io.lifeguard.service.imports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.Revision;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import java.util.List;
import java.util.Map;

/**
 * What came of an import. Counts are exact.
 *
 * @param rows how many rows the file has: those created, changed, unchanged and refused
 * @param absent how many stored things no row is about
 * @param absentActedOn how many of them were disabled or deleted
 * @param refusals the first 1,000 refused rows, and absent things that could not be deleted, in order
 * @param refusedByRule how many violations of each rule, of all refused rows, in the order of the catalogue
 * @param warnings one for each rule, with its counts added up
 * @param revision of the last thing stored, or of the data that was judged on
 */
public record ImportReport(
        ExportKind kind,
        boolean dryRun,
        long rows,
        long created,
        long changed,
        long unchanged,
        long refused,
        long absent,
        long absentActedOn,
        long absentRefused,
        List<Refusal> refusals,
        Map<Rule, Long> refusedByRule,
        List<Warning> warnings,
        Revision revision) {

    /**
     * A row that was not applied.
     *
     * @param line of the file that the row begins in, from 1; 0 for something that is not in the file
     * @param id what it is about, as far as that can be told
     */
    public record Refusal(long line, String id, List<Violation> violations) {}
}
