package io.lifeguard.rules.population;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.Verdict;
import io.lifeguard.rules.remedy.Situation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The number of users who are eligible to use a client against a chat pool. Decided by group, so that the counts are
 * exact for any number of users.
 *
 * @param byObstacle the number of users for each obstacle, in the order of the catalogue; a user counts for every
 *     obstacle
 */
public record Population(int total, int eligible, Map<Rule, Integer> byObstacle, List<PopulationPart> parts) {

    /** A group of users and its verdict. */
    public record PopulationPart(PopulationGroup group, Verdict verdict) {}

    /** @param hypothesis the hypothesis, for every user */
    public static Population of(
            Topology topology, List<PopulationGroup> groups, Client client, ChatPool pool, Hypothesis hypothesis) {
        List<PopulationPart> parts = new ArrayList<>(groups.size());
        int total = 0;
        int eligible = 0;
        Map<Rule, Integer> byObstacle = new EnumMap<>(Rule.class);
        for (PopulationGroup group : groups) {
            Situation situation = Situation.recorded(topology, group.placement(), Map.of(), client, pool)
                    .assuming(hypothesis);
            Verdict verdict = Eligibility.decide(situation.facts(hypothesis.applyTo(group.configured(), pool)));
            parts.add(new PopulationPart(group, verdict));
            total += group.count();
            eligible += verdict.eligible() ? group.count() : 0;
            verdict.obstacles().forEach(rule -> byObstacle.merge(rule, group.count(), Integer::sum));
        }
        return new Population(total, eligible, byObstacle, parts);
    }

    /** The groups with the given eligibility and the given obstacle. */
    public List<PopulationGroup> groups(Optional<Boolean> eligible, Optional<Rule> obstacle) {
        Predicate<Verdict> selected = verdict -> eligible.stream().allMatch(e -> e == verdict.eligible())
                && obstacle.stream().allMatch(verdict.obstacles()::contains);
        return parts.stream()
                .filter(part -> selected.test(part.verdict()))
                .map(PopulationPart::group)
                .toList();
    }
}
