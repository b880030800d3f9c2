package io.lifeguard.rules.remedy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One change of a remedy with all the values that lead to the same decision.
 *
 * @param variant distinguishes the options of one kind; no value belongs to two variants
 * @param values best first; empty if the change has no value to choose
 */
record RemedyOption(RemedyKind kind, String variant, List<OptionValue> values, SituationChange change) {
    private static final OptionValue NO_VALUE = new OptionValue("", 0);
    private static final String FOLLOWS = "follows ";
    private static final Map<String, RemedyKind> KINDS =
            Arrays.stream(RemedyKind.values()).collect(Collectors.toMap(RemedyKind::name, kind -> kind));

    /** How a value changes a situation. */
    interface SituationChange {
        Situation apply(Situation situation, String id);
    }

    /** @param rank the position among all values for this kind of change; 0 is the best */
    record OptionValue(String id, int rank) {}

    static RemedyOption ofValue(RemedyKind kind, String variant, String id, UnaryOperator<Situation> change) {
        return new RemedyOption(
                kind, variant, List.of(new OptionValue(id, 0)), (situation, value) -> change.apply(situation));
    }

    static RemedyOption withoutValue(RemedyKind kind, UnaryOperator<Situation> change) {
        return new RemedyOption(kind, "", List.of(), (situation, value) -> change.apply(situation));
    }

    /** Makes the change with the best value. */
    Situation apply(Situation situation) {
        return apply(situation, values.isEmpty() ? NO_VALUE : values.get(0));
    }

    Situation apply(Situation situation, OptionValue value) {
        return change.apply(situation, value.id());
    }

    boolean isEquivalentTo(RemedyOption other) {
        return kind == other.kind && variant.equals(other.variant);
    }

    /** The kind of the change that determines the value of this one. */
    Optional<RemedyKind> follows() {
        int end = variant.lastIndexOf(FOLLOWS);
        return end < 0 ? Optional.empty() : Optional.ofNullable(KINDS.get(variant.substring(end + FOLLOWS.length())));
    }

    /** The end of the variant of an option whose value follows from another option. */
    static String follows(RemedyKind kind) {
        return FOLLOWS + kind;
    }

    /** The same change, its value following from another option. */
    RemedyOption following(RemedyKind other) {
        return new RemedyOption(kind, follows(other), values, change);
    }

    /** The same change with the values of both options. */
    RemedyOption or(RemedyOption other) {
        return new RemedyOption(
                kind,
                Stream.of(variant, other.variant)
                        .flatMap(each -> Stream.of(each.split("\\|")))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("|")),
                Stream.concat(values.stream(), other.values.stream())
                        .sorted(Comparator.comparingInt(OptionValue::rank))
                        .toList(),
                change);
    }
}
