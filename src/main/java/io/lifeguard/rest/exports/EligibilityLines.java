package io.lifeguard.rest.exports;

import io.lifeguard.exports.csv.CsvText;
import io.lifeguard.exports.csv.SpreadsheetText;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.RuleReason;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.service.exports.EligibilityListQuery;
import java.util.List;
import java.util.stream.Collectors;

/** Decisions as CSV for people: what a spreadsheet would run is defused. */
final class EligibilityLines {
    /** Excel takes a file without a byte-order mark for the code page of its country. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<String> COLUMNS = List.of(
            "User",
            "DisplayName",
            "Client",
            "ChatPool",
            "Verdict",
            "Rules",
            "Reasons",
            "Policy",
            "Home",
            "HomeRelease");

    private EligibilityLines() {}

    static String head() {
        return BYTE_ORDER_MARK + new CsvText().add(COLUMNS);
    }

    static String lines(List<Decision> decisions) {
        CsvText text = new CsvText();
        decisions.forEach(decision ->
                text.add(cells(decision).stream().map(SpreadsheetText::defused).toList()));
        return text.toString();
    }

    private static List<String> cells(Decision decision) {
        User user = decision.eligibilityCase().user();
        List<RuleReason> reasons = EligibilityListQuery.reasons(decision).toList();
        return List.of(
                user.sipAddress(),
                user.displayName().orElse(""),
                decision.eligibilityCase().client().title(),
                decision.eligibilityCase().pool().fqdn(),
                decision.eligible() ? "ELIGIBLE" : "NOT_ELIGIBLE",
                reasons.stream().map(reason -> reason.rule().name()).collect(Collectors.joining(" ")),
                reasons.stream().map(RuleReason::reason).collect(Collectors.joining(" ")),
                user.effectivePolicy().decidedBy().written(),
                user.home().map(FrontEndPool::fqdn).orElse(""),
                user.home().map(home -> home.release().title()).orElse(""));
    }
}
