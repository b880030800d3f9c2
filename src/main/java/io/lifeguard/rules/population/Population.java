package io.lifeguard.rules.population;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Verdict;
import io.lifeguard.rules.remedy.Situation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who of many users may use a client against a chat pool. Decided by group: exact, however many they are.
 *
 * @param byObstacle how many users each rule stands in the way of, in the order of the catalogue; one counts under every
 *     rule that does
 */
public record Population(int total, int eligible, Map<Rule, Integer> byObstacle, List<PopulationPart> parts) {

    /** Users of one group, about whom one verdict is given. */
    public record PopulationPart(PopulationGroup group, Verdict verdict) {}

    /** @param supposed of every one of the users */
    public static Population of(
            Topology topology, List<PopulationGroup> groups, Client client, ChatPool pool, Hypothesis supposed) {
        List<PopulationPart> parts = new ArrayList<>(groups.size());
        int total = 0;
        int eligible = 0;
        Map<Rule, Integer> byObstacle = new EnumMap<>(Rule.class);
        for (PopulationGroup group : groups) {
            Situation situation = Situation.recorded(topology, group.placement(), Map.of(), client, pool)
                    .assuming(supposed);
            Verdict verdict = Eligibility.decide(situation.facts(supposed.applyTo(group.configured(), pool)));
            parts.add(new PopulationPart(group, verdict));
            total += group.count();
            eligible += verdict.eligible() ? group.count() : 0;
            verdict.obstacles().forEach(rule -> byObstacle.merge(rule, group.count(), Integer::sum));
        }
        return new Population(total, eligible, byObstacle, parts);
    }

    /** The groups of those who are eligible or are not, and of those that a rule stands in the way of, where given. */
    public List<PopulationGroup> groups(Optional<Boolean> eligible, Optional<Rule> obstacle) {
        Predicate<Verdict> asked = verdict -> eligible.stream().allMatch(e -> e == verdict.eligible())
                && obstacle.stream().allMatch(verdict.obstacles()::contains);
        return parts.stream()
                .filter(part -> asked.test(part.verdict()))
                .map(PopulationPart::group)
                .toList();
    }
}
