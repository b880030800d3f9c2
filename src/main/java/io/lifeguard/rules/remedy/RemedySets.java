package io.lifeguard.rules.remedy;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The minimal sets of changes that make a refused situation eligible: the result of a search, for all users in it. */
public final class RemedySets {
    private static final int OPTION_BYTES = 200;
    private static final int VALUE_BYTES = 24;

    private final List<List<RemedyOption>> sets;

    private RemedySets(List<List<RemedyOption>> sets) {
        this.sets = sets;
    }

    /** Searches; the result is empty for an eligible situation and for one that no set of changes makes eligible. */
    public static RemedySets of(Situation situation) {
        return new RemedySets(RemedySearch.of(situation));
    }

    /** Fewest changes first. */
    List<List<RemedyOption>> sets() {
        return sets;
    }

    /** About how much memory the result takes. */
    public int bytes() {
        Set<RemedyOption> shared = Collections.newSetFromMap(new IdentityHashMap<>());
        sets.forEach(shared::addAll);
        return OPTION_BYTES * (1 + sets.size())
                + shared.stream()
                        .mapToInt(option ->
                                OPTION_BYTES + VALUE_BYTES * option.values().size())
                        .sum();
    }
}
