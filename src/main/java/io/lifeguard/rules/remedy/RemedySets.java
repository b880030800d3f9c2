package io.lifeguard.rules.remedy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The minimal sets of changes that make a refused situation eligible: the result of a search, for all users in it. */
public final class RemedySets {
    private static final int REMEDY_BYTES = 150;
    private static final int STEP_BYTES = 64;
    private static final int LIST_BYTES = 104;

    private final List<RemedyTemplate> templates;
    private final int bytes;

    private RemedySets(List<RemedyTemplate> templates, int lists) {
        this.templates = templates;
        int steps =
                templates.stream().mapToInt(template -> template.steps().size()).sum();
        bytes = REMEDY_BYTES * (1 + templates.size()) + STEP_BYTES * steps + LIST_BYTES * lists;
    }

    /** Searches; the result is empty for an eligible situation and for one that no set of changes makes eligible. */
    public static RemedySets of(Situation situation) {
        Map<List<String>, List<String>> lists = new HashMap<>();
        List<RemedyTemplate> templates = RemedySearch.of(situation).stream()
                .map(set -> RemedyTemplate.of(situation, set, list -> lists.computeIfAbsent(list, l -> l)))
                .toList();
        return new RemedySets(templates, lists.size());
    }

    /** Fewest changes first. */
    List<RemedyTemplate> templates() {
        return templates;
    }

    /** About how much memory the result takes. */
    public int bytes() {
        return bytes;
    }
}
