package io.lifeguard.rules.remedy;

import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
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
 * Searches for the minimal sets of changes that make a refused case eligible. Some change of the set must lift the
 * first
 * obstacle, so the search tries only changes that may lift it, and decides again after each. Options with the same
 * effect
 * are tried once, which keeps the number of situations small in an organisation of any size.
 */
final class RemedySearch {
    private static final Comparator<List<RemedyOption>> FEWEST_FIRST = Comparator.<List<RemedyOption>>comparingInt(
                    List::size)
            .thenComparing(RemedySearch::byKind)
            .thenComparing(set -> set.stream().map(RemedyOption::variant).collect(Collectors.joining(",")));

    private final RemedyOptions availableOptions;
    private final List<List<RemedyOption>> found = new ArrayList<>();

    private RemedySearch(Situation start) {
        availableOptions = new RemedyOptions(start);
    }

    /** The minimal sets, fewest changes first; empty for an eligible case and for one that no set makes eligible. */
    static List<List<RemedyOption>> of(Situation start) {
        if (start.decide().eligible()) {
            return List.of();
        }
        RemedySearch search = new RemedySearch(start);
        search.explore(start, List.of());
        return search.merged();
    }

    private void explore(Situation situation, List<RemedyOption> made) {
        if (containsFound(made)) {
            return;
        }
        Optional<Rule> obstacle = Eligibility.firstObstacle(situation.facts());
        if (obstacle.isEmpty()) {
            found.add(made);
            return;
        }
        for (RemedyKind kind : RemedyKind.values()) {
            if (kind.mayLift(obstacle.get()) && !has(kind, made)) {
                for (RemedyOption option : availableOptions.of(kind, situation, made)) {
                    List<RemedyOption> more = new ArrayList<>(made);
                    more.add(option);
                    explore(option.apply(situation), more);
                }
            }
        }
    }

    /** The minimal sets; sets that differ only in the home or only in the chat pool are united. */
    private List<List<RemedyOption>> merged() {
        List<List<RemedyOption>> minimal = found.stream()
                .filter(this::isMinimal)
                .map(RemedySearch::inOrder)
                .toList();
        return unite(RemedyKind.USE_POOL, unite(RemedyKind.HOME_USER, minimal)).stream()
                .sorted(FEWEST_FIRST)
                .toList();
    }

    private boolean isMinimal(List<RemedyOption> set) {
        return found.stream().noneMatch(other -> other.size() < set.size() && isSubset(other, set));
    }

    private static int byKind(List<RemedyOption> one, List<RemedyOption> other) {
        return IntStream.range(0, one.size())
                .map(i -> one.get(i).kind().compareTo(other.get(i).kind()))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    /** Whether a set that was found is a part of these changes. */
    private boolean containsFound(List<RemedyOption> made) {
        for (List<RemedyOption> set : found) {
            if (isSubset(set, made)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(RemedyKind kind, List<RemedyOption> made) {
        for (RemedyOption option : made) {
            if (option.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** Loops, not streams: a search compares sets by the thousand. */
    private static boolean isSubset(List<RemedyOption> subset, List<RemedyOption> set) {
        for (RemedyOption option : subset) {
            if (!contains(set, option)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(List<RemedyOption> set, RemedyOption option) {
        for (RemedyOption other : set) {
            if (option.isEquivalentTo(other)) {
                return true;
            }
        }
        return false;
    }

    private static List<RemedyOption> inOrder(List<RemedyOption> set) {
        return set.stream().sorted(Comparator.comparing(RemedyOption::kind)).toList();
    }

    /** Unites the sets that differ only in the options of one kind and in the options that follow from them. */
    private static Collection<List<RemedyOption>> unite(RemedyKind kind, Collection<List<RemedyOption>> sets) {
        Map<String, List<RemedyOption>> united = new LinkedHashMap<>();
        for (List<RemedyOption> set : sets) {
            united.merge(keyWithout(kind, set), set, (one, other) -> union(kind, one, other));
        }
        return united.values();
    }

    private static List<RemedyOption> union(RemedyKind kind, List<RemedyOption> one, List<RemedyOption> other) {
        List<RemedyOption> union = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            RemedyOption option = one.get(i);
            if (option.isEquivalentTo(other.get(i))) {
                union.add(option);
            } else {
                union.add(option.kind() == kind ? option.or(other.get(i)) : option.following(kind));
            }
        }
        return union;
    }

    private static String keyWithout(RemedyKind kind, List<RemedyOption> set) {
        return set.stream()
                .map(option -> option.kind() + " " + (dependsOn(kind, option) ? "" : option.variant()))
                .collect(Collectors.joining(", "));
    }

    /** Whether the option is of the kind or depends on it: a new home may bring the policy of another site. */
    private static boolean dependsOn(RemedyKind kind, RemedyOption option) {
        return option.kind() == kind
                || (kind == RemedyKind.HOME_USER
                        && option.kind() == RemedyKind.SWITCH_POLICY
                        && !option.follows().equals(Optional.of(RemedyKind.GRANT_POLICY)));
    }
}
