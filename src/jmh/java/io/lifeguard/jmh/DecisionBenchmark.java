package io.lifeguard.jmh;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Standing;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import io.lifeguard.rules.eligibility.Eligibility.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pure decision, for every possible combination of facts. */
@State(Scope.Thread)
public class DecisionBenchmark {
    private final List<EligibilityFacts> facts = facts();
    private int next;

    @Benchmark
    public Verdict decide() {
        next = next + 1 < facts.size() ? next + 1 : 0;
        return Eligibility.decide(facts.get(next));
    }

    private static List<EligibilityFacts> facts() {
        List<EligibilityFacts> facts = new ArrayList<>();
        for (Standing status : statuses()) {
            for (Client client : Client.values()) {
                for (Release release : Release.values()) {
                    for (PoolState state : PoolState.values()) {
                        facts.add(new EligibilityFacts(status, client, release, state));
                    }
                }
            }
        }
        Collections.shuffle(facts, new Random(1));
        return facts;
    }

    private static List<Standing> statuses() {
        List<Standing> statuses = new ArrayList<>();
        for (boolean enabled : new boolean[] {true, false}) {
            for (boolean enabledByPolicy : new boolean[] {true, false}) {
                for (ConfigurationState configured : ConfigurationState.values()) {
                    for (Release home : Release.values()) {
                        statuses.add(new Standing(
                                enabled, Hosting.ON_PREMISES, Optional.of(home), enabledByPolicy, configured));
                    }
                    for (Hosting hosting : Hosting.values()) {
                        statuses.add(new Standing(enabled, hosting, Optional.empty(), enabledByPolicy, configured));
                    }
                }
            }
        }
        return statuses;
    }
}
