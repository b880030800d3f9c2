package io.lifeguard.rules.remedy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One change with all the values that it may take and that come to the same.
 *
 * @param sort tells choices of one kind apart; the values of two sorts are different ones
 * @param values best first; empty where the change has nothing to choose
 */
record RemedyOption(RemedyKind kind, String sort, List<OptionValue> values, SituationChange change) {
    private static final OptionValue NOTHING_TO_CHOOSE = new OptionValue("", 0);

    /** How a situation changes with a value. */
    interface SituationChange {
        Situation apply(Situation situation, String id);
    }

    /** @param rank among all values for this kind of change; the best is 0 */
    record OptionValue(String id, int rank) {}

    static RemedyOption only(RemedyKind kind, String sort, String id, UnaryOperator<Situation> change) {
        return new RemedyOption(
                kind, sort, List.of(new OptionValue(id, 0)), (situation, value) -> change.apply(situation));
    }

    static RemedyOption without(RemedyKind kind, UnaryOperator<Situation> change) {
        return new RemedyOption(kind, "", List.of(), (situation, value) -> change.apply(situation));
    }

    /** Makes the change with the best value. */
    Situation apply(Situation situation) {
        return apply(situation, values.isEmpty() ? NOTHING_TO_CHOOSE : values.get(0));
    }

    Situation apply(Situation situation, OptionValue value) {
        return change.apply(situation, value.id());
    }

    boolean isEquivalentTo(RemedyOption other) {
        return kind == other.kind && sort.equals(other.sort);
    }

    /** The kind of the change that this one's value follows from. */
    Optional<RemedyKind> follows() {
        return Arrays.stream(RemedyKind.values())
                .filter(k -> sort.endsWith(follows(k)))
                .findFirst();
    }

    /** The end of the sort of a choice that follows another. */
    static String follows(RemedyKind kind) {
        return "follows " + kind;
    }

    /** The same, its value following from another choice. */
    RemedyOption following(RemedyKind other) {
        return new RemedyOption(kind, follows(other), values, change);
    }

    /** The same change with the values of both. */
    RemedyOption or(RemedyOption other) {
        return new RemedyOption(
                kind,
                Stream.of(sort, other.sort)
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
