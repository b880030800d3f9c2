package io.lifeguard.service.imports;

import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.HomeReference;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.write.WriteDecision;
import java.util.List;

/** The refusals of rows that no rule about things needs to look at. */
final class RowRefusals {
    /** A row about something that is not stored, in a file that has not the columns to create it. */
    static final WriteDecision CANNOT_CREATE =
            refusal(Rule.REFERENCE_EXISTS, "", "It is not stored, and the file has not the columns to create it.");

    private RowRefusals() {}

    static WriteDecision refusal(Rule rule, String column, String reason) {
        return new WriteDecision(List.of(new Violation(rule, column, reason)), List.of(), List.of());
    }

    /** Values that do not have their form. */
    static WriteDecision refusal(ExportRow row) {
        List<Violation> violations = row.problems().stream()
                .map(p -> new Violation(Rule.VALUE_IS_VALID, p.column().orElse(""), p.sentence()))
                .toList();
        return new WriteDecision(violations, List.of(), List.of());
    }

    /** The same thing twice in one file. */
    static WriteDecision seenBefore(String id, long line) {
        return refusal(
                Rule.NAME_IS_UNIQUE,
                "",
                InputSanitizer.quote(id) + " is in line " + line
                        + " of the file already; the first of the two counts.");
    }

    /** The name of a home that fits several pools: what the rules say of it, which they do not know, told better. */
    static WriteDecision ambiguousHome(WriteDecision judgement, HomeReference home) {
        String reason = InputSanitizer.quote(home.pool())
                + " is the first label of several front-end pools; name one in RegistrarPool.";
        List<Violation> violations = judgement.violations().stream()
                .map(v -> v.rule() == Rule.REFERENCE_EXISTS && v.path().equals("HomeServer")
                        ? new Violation(v.rule(), v.path(), reason)
                        : v)
                .toList();
        return new WriteDecision(violations, judgement.warnings(), judgement.changes());
    }
}
