package io.lifeguard.jmh;

import io.lifeguard.model.Client;
import io.lifeguard.model.Hosting;
import io.lifeguard.model.PoolState;
import io.lifeguard.model.Release;
import io.lifeguard.model.Standing;
import io.lifeguard.model.Standing.Configured;
import io.lifeguard.rules.Eligibility;
import io.lifeguard.rules.Question;
import io.lifeguard.rules.Verdict;
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
    private final List<Question> questions = questions();
    private int next;

    @Benchmark
    public Verdict decide() {
        next = next + 1 < questions.size() ? next + 1 : 0;
        return Eligibility.decide(questions.get(next));
    }

    private static List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (Standing standing : standings()) {
            for (Client client : Client.values()) {
                for (Release release : Release.values()) {
                    for (PoolState state : PoolState.values()) {
                        questions.add(new Question(standing, client, release, state));
                    }
                }
            }
        }
        Collections.shuffle(questions, new Random(1));
        return questions;
    }

    private static List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        for (boolean enabled : new boolean[] {true, false}) {
            for (boolean enabledByPolicy : new boolean[] {true, false}) {
                for (Configured configured : Configured.values()) {
                    for (Release home : Release.values()) {
                        standings.add(new Standing(
                                enabled, Hosting.ON_PREMISES, Optional.of(home), enabledByPolicy, configured));
                    }
                    for (Hosting hosting : Hosting.values()) {
                        standings.add(new Standing(enabled, hosting, Optional.empty(), enabledByPolicy, configured));
                    }
                }
            }
        }
        return standings;
    }
}
