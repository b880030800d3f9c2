package io.lifeguard.service.decision;

import static java.util.Objects.requireNonNull;

import io.lifeguard.model.Revision;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleReason;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.service.metrics.Counters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Counts every decision that a client receives, and logs it if the decision log is enabled. Populations decide about
 * groups of users, and hypotheses do not describe the recorded state: neither is recorded.
 */
@Singleton
@Startup
class DecisionRecorder {
    private final Map<Client, Counter> eligible;
    private final Map<Client, Counter> notEligible;
    private final Map<Rule, Counter> obstacles;
    private final DecisionLog log;

    DecisionRecorder(MeterRegistry registry, DecisionLog log) {
        eligible = Counters.each(Client.class, client -> decisions(registry, client, "eligible"));
        notEligible = Counters.each(Client.class, client -> decisions(registry, client, "not_eligible"));
        obstacles = Counters.each(Rule.class, rule -> Counter.builder("lifeguard.eligibility.obstacles")
                .description("Obstacles of the decisions that were not eligible, by rule")
                .tag("rule", rule.name())
                .register(registry));
        this.log = log;
    }

    private static Counter decisions(MeterRegistry registry, Client client, String verdict) {
        return Counter.builder("lifeguard.eligibility.decisions")
                .description("Decisions returned to clients; populations and hypotheses do not count")
                .tag("client", client.name())
                .tag("verdict", verdict)
                .register(registry);
    }

    void record(Decision decision, Revision revision) {
        count(decision);
        log.record(decision, revision);
    }

    private void count(Decision decision) {
        Client client = decision.eligibilityCase().client();
        if (decision.eligible()) {
            requireNonNull(eligible.get(client)).increment();
            return;
        }
        requireNonNull(notEligible.get(client)).increment();
        List<RuleReason> reasons = decision.obstacles();
        for (int i = 0; i < reasons.size(); i++) {
            requireNonNull(obstacles.get(reasons.get(i).rule())).increment();
        }
    }
}
