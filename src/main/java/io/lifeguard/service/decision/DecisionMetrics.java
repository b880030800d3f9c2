package io.lifeguard.service.decision;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleReason;
import io.lifeguard.rules.eligibility.Decision;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Decisions that were told, counted: those of one question, each of a batch and each of a matrix. A population decides about
 * groups, not users, and a question that supposes something is not about what is: neither counts. Counting takes no
 * memory.
 */
@Singleton
public class DecisionMetrics {
    private final Map<Client, VerdictCounters> byClient = new EnumMap<>(Client.class);
    private final Map<Rule, LongAdder> obstacles = counts();
    private final Map<Rule, LongAdder> refusals = counts();

    /** The decisions about one client. */
    public record VerdictCounters(LongAdder eligible, LongAdder notEligible) {}

    DecisionMetrics() {
        Stream.of(Client.values())
                .forEach(client -> byClient.put(client, new VerdictCounters(new LongAdder(), new LongAdder())));
    }

    void decided(Decision decision) {
        VerdictCounters verdicts = of(decision.about().client());
        if (decision.eligible()) {
            verdicts.eligible().increment();
            return;
        }
        verdicts.notEligible().increment();
        List<RuleReason> reasons = decision.obstacles();
        for (int i = 0; i < reasons.size(); i++) {
            obstacles(reasons.get(i).rule()).increment();
        }
    }

    /** Counts a write that a rule refused; a dry run is none. */
    public void refused(Rule rule) {
        refusals(rule).increment();
    }

    @SuppressWarnings("NullAway")
    public // every client is there
    VerdictCounters of(Client client) {
        return byClient.get(client);
    }

    /** How often a rule stood in the way of what was asked about. */
    @SuppressWarnings("NullAway")
    public // every rule is there
    LongAdder obstacles(Rule rule) {
        return obstacles.get(rule);
    }

    /** How many violations of a rule writes were refused for. */
    @SuppressWarnings("NullAway")
    public // every rule is there
    LongAdder refusals(Rule rule) {
        return refusals.get(rule);
    }

    private static Map<Rule, LongAdder> counts() {
        Map<Rule, LongAdder> counts = new EnumMap<>(Rule.class);
        Stream.of(Rule.values()).forEach(rule -> counts.put(rule, new LongAdder()));
        return counts;
    }
}
