package io.lifeguard.rules.population;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.PlannedChange;
import io.lifeguard.model.decision.PlannedChange.DecommissionPool;
import io.lifeguard.model.decision.PlannedChange.MoveUsers;
import io.lifeguard.model.decision.PlannedChange.SwitchPolicy;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.Verdict;
import io.lifeguard.rules.remedy.Situation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The number of users who gain and lose eligibility by a planned change.
 *
 * @param lostByObstacle the users who lose eligibility by obstacle, in the order of the catalogue
 * @param gaining the groups that gain eligibility
 * @param losing the groups that lose eligibility
 */
public record Impact(
        int gained,
        int lost,
        int unchanged,
        Map<Rule, Integer> lostByObstacle,
        List<PopulationGroup> gaining,
        List<PopulationGroup> losing) {

    /** @param groups all users, with a mark on those that the change selects */
    public static Impact of(
            Topology topology, List<PopulationGroup> groups, Client client, ChatPool pool, PlannedChange change) {
        int gained = 0;
        int lost = 0;
        int unchanged = 0;
        Map<Rule, Integer> lostByObstacle = new EnumMap<>(Rule.class);
        List<PopulationGroup> gaining = new ArrayList<>();
        List<PopulationGroup> losing = new ArrayList<>();
        for (PopulationGroup group : groups) {
            Situation recorded = Situation.recorded(topology, group.placement(), Map.of(), client, pool);
            boolean before = verdict(recorded, group).eligible();
            Verdict after = verdict(changed(recorded, group, change), group);
            if (before == after.eligible()) {
                unchanged += group.count();
            } else if (before) {
                lost += group.count();
                losing.add(group);
                after.obstacles().forEach(rule -> lostByObstacle.merge(rule, group.count(), Integer::sum));
            } else {
                gained += group.count();
                gaining.add(group);
            }
        }
        return new Impact(gained, lost, unchanged, lostByObstacle, gaining, losing);
    }

    private static Verdict verdict(Situation situation, PopulationGroup group) {
        return Eligibility.decide(situation.facts(group.configured()));
    }

    private static Situation changed(Situation recorded, PopulationGroup group, PlannedChange change) {
        if (change instanceof MoveUsers move) {
            return group.selected()
                    ? recorded.movedTo(
                            recorded.topology().frontEndPool(move.toPool()).orElseThrow())
                    : recorded;
        }
        if (change instanceof SwitchPolicy policy) {
            boolean decides =
                    recorded.policy().decidedBy().key().equals(policy.identity().key());
            return decides ? recorded.withPolicySwitched(policy.enablePersistentChat()) : recorded;
        }
        boolean retired = recorded.pool().key().equals(Ids.key(((DecommissionPool) change).fqdn()));
        return retired ? recorded.withPool(recorded.pool().withState(PoolState.DECOMMISSIONED)) : recorded;
    }
}
