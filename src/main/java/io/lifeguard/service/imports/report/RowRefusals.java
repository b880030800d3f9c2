package io.lifeguard.service.imports.report;

import io.lifeguard.exports.row.ContentReference;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.HomeReference;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.sql.ConstraintViolation;
import java.util.List;

/** Decisions that refuse a row of a file for reasons that only an import has. */
public final class RowRefusals {
    /** The row is about something new, and the file lacks columns that are needed to create it. */
    public static final WriteDecision CANNOT_CREATE = refusal(
            Rule.REFERENCE_EXISTS, "", "It is not stored, and the file lacks columns that are needed to create it.");

    /** The row creates a user, and its home is in a column that the file lacks. */
    public static final WriteDecision NO_HOME = refusal(
            Rule.VALUE_IS_VALID,
            "HomeServer",
            "It refers to RegistrarPool, a column that the file lacks; a new user needs a home, which may be empty.");

    private RowRefusals() {}

    private static WriteDecision refusal(Rule rule, String column, String reason) {
        return new WriteDecision(List.of(new Violation(rule, column, reason)), List.of(), List.of());
    }

    /** A constraint of the database rejected the row. */
    public static WriteDecision refusal(ConstraintViolation violation) {
        return refusal(violation.rule(), "", violation.rule().statement());
    }

    /** The row has invalid values. */
    public static WriteDecision refusal(ExportRow row) {
        List<Violation> violations = row.problems().stream()
                .map(p -> new Violation(Rule.VALUE_IS_VALID, p.column().orElse(""), p.message() + "."))
                .toList();
        return new WriteDecision(violations, List.of(), List.of());
    }

    /** The trusted application is named as a Group Chat pool, and a value that a chat pool needs is empty. */
    public static WriteDecision incompleteGroupChatPool(String column) {
        return refusal(
                Rule.VALUE_IS_VALID,
                column,
                "It is empty; say it in the parameter %s."
                        .formatted(column.equals("Version") ? "groupChatRelease" : "groupChatRegistrar"));
    }

    /** The room's category is named by an id that is not known. */
    public static WriteDecision unknownCategory(ContentReference reference, String pool) {
        return refusal(
                Rule.REFERENCE_EXISTS,
                reference.named().isPresent() ? "Category" : "CategoryUri",
                "%s has no category with the id %s; import its categories with the column CategoryUri first."
                        .formatted(pool, InputSanitizer.quote(reference.written())));
    }

    /** The room's add-in is named by an id that is not known. */
    public static WriteDecision unknownAddIn(ContentReference reference, String pool) {
        return refusal(
                Rule.REFERENCE_EXISTS,
                "Addin",
                "%s has no add-in with the id %s; import its add-ins with the column AddinId first."
                        .formatted(pool, InputSanitizer.quote(reference.written())));
    }

    /** An earlier row of the file has the same id of the product. */
    public static WriteDecision duplicateIdentifier(String column, long line) {
        return refusal(
                Rule.NAME_IS_UNIQUE,
                column,
                "It is already that of line " + line + " of the file, in the same chat pool.");
    }

    /** An earlier row of the file is about the same thing. */
    public static WriteDecision duplicate(String id, long line) {
        return refusal(
                Rule.NAME_IS_UNIQUE,
                "",
                InputSanitizer.quote(id) + " is already in line " + line + " of the file; only the first row is used.");
    }

    /** Another row of the file is about the same user, and its external id is known. */
    public static WriteDecision repeated(String address, long line) {
        return refusal(
                Rule.NAME_IS_UNIQUE,
                "",
                InputSanitizer.quote(address) + " is in line " + line
                        + " of the file too, with a Guid; only that row is used.");
    }

    /** Rows of the file give one SIP address to several users. */
    public static WriteDecision sameAddress(String address, long line) {
        return refusal(
                Rule.NAME_IS_UNIQUE,
                "SipAddress",
                InputSanitizer.quote(address) + " is in line " + line
                        + " of the file too, with another Guid; an address belongs to one user, so neither row is used.");
    }

    /** Rows of the file give one user several SIP addresses. */
    public static WriteDecision sameExternalId(String id, long line) {
        return refusal(
                Rule.NAME_IS_UNIQUE,
                "Guid",
                InputSanitizer.quote(id) + " is in line " + line
                        + " of the file too, with another SIP address; a user has one address, so neither row is used.");
    }

    /** Explains that the name of a home fits several pools, where the rules only say that there is no such pool. */
    public static WriteDecision ambiguousHome(WriteDecision decision, HomeReference home) {
        String reason = InputSanitizer.quote(home.pool())
                + " is the first label of several front-end pools; name one of them in RegistrarPool.";
        List<Violation> violations = decision.violations().stream()
                .map(v -> v.rule() == Rule.REFERENCE_EXISTS && v.path().equals("HomeServer")
                        ? new Violation(v.rule(), v.path(), reason)
                        : v)
                .toList();
        return new WriteDecision(violations, decision.warnings(), decision.changes());
    }
}
