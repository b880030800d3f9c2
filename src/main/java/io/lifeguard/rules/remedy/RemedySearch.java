package io.lifeguard.rules.remedy;

import io.lifeguard.rules.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The minimal sets of changes that turn a refusal. The first obstacle must be lifted by some change of the set, so only
 * changes that may lift it are tried, and what they come to is decided again: few situations on any estate, since what no
 * decision tells apart is tried once.
 */
final class RemedySearch {
    private static final Comparator<List<RemedyOption>> FEWEST_FIRST = Comparator.<List<RemedyOption>>comparingInt(
                    List::size)
            .thenComparing(RemedySearch::byKind)
            .thenComparing(set -> set.stream().map(RemedyOption::sort).collect(Collectors.joining(",")));

    private final RemedyOptions choices;
    private final List<List<RemedyOption>> found = new ArrayList<>();

    private RemedySearch(Situation start) {
        choices = new RemedyOptions(start);
    }

    /** The minimal sets, fewest changes first; none for a question that is not refused, or that nothing turns. */
    static List<List<RemedyOption>> of(Situation start) {
        if (start.decide().eligible()) {
            return List.of();
        }
        RemedySearch search = new RemedySearch(start);
        search.from(start, List.of());
        return search.merged();
    }

    private void from(Situation situation, List<RemedyOption> made) {
        if (found.stream().anyMatch(set -> isIn(set, made))) {
            return;
        }
        Optional<Rule> obstacle = situation.decide().obstacles().stream().findFirst();
        if (obstacle.isEmpty()) {
            found.add(made);
            return;
        }
        for (RemedyKind kind : RemedyKind.values()) {
            if (kind.mayLift(obstacle.get()) && made.stream().noneMatch(choice -> choice.kind() == kind)) {
                for (RemedyOption choice : choices.of(kind, situation, made)) {
                    List<RemedyOption> more = new ArrayList<>(made);
                    more.add(choice);
                    from(choice.apply(situation), more);
                }
            }
        }
    }

    /** The minimal ones; those that differ only in the home or chat pool become one where any combination does. */
    private List<List<RemedyOption>> merged() {
        List<List<RemedyOption>> minimal = found.stream()
                .filter(this::isMinimal)
                .map(RemedySearch::inOrder)
                .toList();
        return over(RemedyKind.USE_POOL, over(RemedyKind.HOME_USER, minimal)).stream()
                .sorted(FEWEST_FIRST)
                .toList();
    }

    private boolean isMinimal(List<RemedyOption> set) {
        return found.stream().noneMatch(other -> other.size() < set.size() && isIn(other, set));
    }

    private static int byKind(List<RemedyOption> one, List<RemedyOption> other) {
        return IntStream.range(0, one.size())
                .map(i -> one.get(i).kind().compareTo(other.get(i).kind()))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    private static boolean isIn(List<RemedyOption> part, List<RemedyOption> set) {
        return part.stream().allMatch(choice -> set.stream().anyMatch(choice::isEquivalentTo));
    }

    private static List<RemedyOption> inOrder(List<RemedyOption> set) {
        return set.stream().sorted(Comparator.comparing(RemedyOption::kind)).toList();
    }

    /** Sets that differ in the choices of one kind only, and in what follows from them, united. */
    private static Collection<List<RemedyOption>> over(RemedyKind kind, Collection<List<RemedyOption>> sets) {
        Map<String, List<RemedyOption>> united = new LinkedHashMap<>();
        for (List<RemedyOption> set : sets) {
            united.merge(nameWithout(kind, set), set, (one, other) -> union(kind, one, other));
        }
        return united.values();
    }

    private static List<RemedyOption> union(RemedyKind kind, List<RemedyOption> one, List<RemedyOption> other) {
        List<RemedyOption> union = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            RemedyOption choice = one.get(i);
            if (choice.isEquivalentTo(other.get(i))) {
                union.add(choice);
            } else {
                union.add(choice.kind() == kind ? choice.or(other.get(i)) : choice.following(kind));
            }
        }
        return union;
    }

    private static String nameWithout(RemedyKind kind, List<RemedyOption> set) {
        return set.stream()
                .map(choice -> choice.kind() + " " + (dependsOn(kind, choice) ? "" : choice.sort()))
                .collect(Collectors.joining(", "));
    }

    /** Whether a choice is of the kind, or may be another where that one is: a home can bring another site's policy. */
    private static boolean dependsOn(RemedyKind kind, RemedyOption choice) {
        return choice.kind() == kind
                || (kind == RemedyKind.HOME_USER
                        && choice.kind() == RemedyKind.SWITCH_POLICY
                        && !choice.follows().equals(Optional.of(RemedyKind.GRANT_POLICY)));
    }
}
