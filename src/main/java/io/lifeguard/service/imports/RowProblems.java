package io.lifeguard.service.imports;

import io.lifeguard.exports.ExportRow;
import io.lifeguard.exports.Home;
import io.lifeguard.model.Echo;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import java.util.List;

/** The refusals of rows that no rule about things needs to look at. */
final class RowProblems {
    /** A row about something that is not stored, in a file that has not the columns to create it. */
    static final Judgement CANNOT_CREATE =
            refusal(Rule.REFERENCE_EXISTS, "", "It is not stored, and the file has not the columns to create it.");

    private RowProblems() {}

    static Judgement refusal(Rule rule, String column, String because) {
        return new Judgement(List.of(new Violation(rule, column, because)), List.of(), List.of());
    }

    /** Values that do not have their form. */
    static Judgement refusal(ExportRow row) {
        List<Violation> violations = row.problems().stream()
                .map(p -> new Violation(Rule.VALUE_IS_VALID, p.column().orElse(""), p.sentence()))
                .toList();
        return new Judgement(violations, List.of(), List.of());
    }

    /** The same thing twice in one file. */
    static Judgement seenBefore(String id, long line) {
        return refusal(
                Rule.NAME_IS_UNIQUE,
                "",
                Echo.of(id) + " is in line " + line + " of the file already; the first of the two counts.");
    }

    /** The name of a home that fits several pools: what the rules say of it, which they do not know, told better. */
    static Judgement ambiguousHome(Judgement judgement, Home home) {
        String because =
                Echo.of(home.pool()) + " is the first label of several front-end pools; name one in RegistrarPool.";
        List<Violation> violations = judgement.violations().stream()
                .map(v -> v.rule() == Rule.REFERENCE_EXISTS && v.path().equals("HomeServer")
                        ? new Violation(v.rule(), v.path(), because)
                        : v)
                .toList();
        return new Judgement(violations, judgement.warnings(), judgement.changes());
    }
}
