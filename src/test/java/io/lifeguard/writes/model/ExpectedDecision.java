package io.lifeguard.writes.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the model says of one write: {@code RULE path} for each violation, {@code RULE count} for each warning. */
final class ExpectedDecision {
    /** The rules of writes in the order of the description's tables. */
    static final List<String> IN_ORDER = List.of(
            "HOME_POOL_MATCHES_RELEASE",
            "DEPLOYMENTS_ARE_ISOLATED",
            "ONE_POOL_AT_A_TIME",
            "CLIENT_REACHES_RELEASE",
            "USER_HOMED_ON_LYNC_2013",
            "USER_ENABLED_BY_POLICY",
            "DECOMMISSION_AFTER_MIGRATION",
            "ONLY_LYNC_2013_AFTER_MIGRATION",
            "CLIENT_HAS_CHAT",
            "ACCOUNT_ENABLED",
            "ACCOUNT_ON_PREMISES",
            "ACCOUNT_HOMED",
            "POOL_IN_SERVICE",
            "HOSTING_MATCHES_HOME",
            "NOT_IN_USE",
            "RELEASE_IS_FIXED",
            "MIGRATION_STEP_FOLLOWS",
            "NAME_IS_UNIQUE",
            "CATEGORY_PARENT_IS_VALID",
            "ADD_IN_URL_IS_WEB",
            "POLICY_IDENTITY_IS_VALID",
            "VALUE_IS_VALID",
            "REFERENCE_EXISTS",
            "THREE_RELEASES_SIDE_BY_SIDE",
            "NAME_COLLIDES_ON_MIGRATION",
            "NAME_TOO_LONG_ON_MIGRATION",
            "ROOM_NOT_MIGRATED",
            "CONFIGURATION_NO_LONGER_WORKS",
            "SITE_HAS_NO_POOL",
            "EDITION_NOT_LISTED",
            "POLICY_MAY_BIND_LEGACY_CLIENT",
            "NO_ROOM_FILES");

    private final List<String> violations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    boolean accepts() {
        return violations.isEmpty();
    }

    void refuse(String violation) {
        violations.add(violation);
    }

    void refuseIf(boolean broken, String violation) {
        if (broken) {
            refuse(violation);
        }
    }

    void refuseUnless(boolean kept, String violation) {
        refuseIf(!kept, violation);
    }

    /** A warning about nothing is no warning. */
    void warn(String rule, int count) {
        if (count > 0) {
            warnings.add(rule + " " + count);
        }
    }

    List<String> violations() {
        return inOrder(violations);
    }

    /** Only what is accepted brings anything about. */
    List<String> warnings() {
        return accepts() ? inOrder(warnings) : List.of();
    }

    /** Rules in the order of the description; paths of one rule by name, since their order is not described. */
    static List<String> inOrder(List<String> lines) {
        return lines.stream()
                .sorted(Comparator.comparingInt(ExpectedDecision::place).thenComparing(line -> line))
                .toList();
    }

    /** Fails for rules in another order than the description's. */
    static void checkOrder(List<String> lines) {
        List<Integer> places = lines.stream().map(ExpectedDecision::place).toList();
        if (!places.equals(places.stream().sorted().toList())) {
            throw new AssertionError(lines + " are not in the order of the catalogue");
        }
    }

    private static int place(String line) {
        return IN_ORDER.indexOf(line.substring(0, line.indexOf(' ')));
    }
}
