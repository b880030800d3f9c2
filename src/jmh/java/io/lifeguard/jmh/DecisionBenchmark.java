package io.lifeguard.jmh;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.UserStatus;
import io.lifeguard.model.user.UserStatus.ConfigurationState;
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

/** The pure decision, over every question that there can be. */
@State(Scope.Thread)
public class DecisionBenchmark {
    private final List<EligibilityFacts> questions = questions();
    private int next;

    @Benchmark
    public Verdict decide() {
        next = next + 1 < questions.size() ? next + 1 : 0;
        return Eligibility.decide(questions.get(next));
    }

    private static List<EligibilityFacts> questions() {
        List<EligibilityFacts> questions = new ArrayList<>();
        for (UserStatus standing : standings()) {
            for (Client client : Client.values()) {
                for (Release release : Release.values()) {
                    for (PoolState state : PoolState.values()) {
                        questions.add(new EligibilityFacts(standing, client, release, state));
                    }
                }
            }
        }
        Collections.shuffle(questions, new Random(1));
        return questions;
    }

    private static List<UserStatus> standings() {
        List<UserStatus> standings = new ArrayList<>();
        for (boolean enabled : new boolean[] {true, false}) {
            for (boolean enabledByPolicy : new boolean[] {true, false}) {
                for (ConfigurationState configured : ConfigurationState.values()) {
                    for (Release home : Release.values()) {
                        standings.add(new UserStatus(
                                enabled, Hosting.ON_PREMISES, Optional.of(home), enabledByPolicy, configured));
                    }
                    for (Hosting hosting : Hosting.values()) {
                        standings.add(new UserStatus(enabled, hosting, Optional.empty(), enabledByPolicy, configured));
                    }
                }
            }
        }
        return standings;
    }
}
