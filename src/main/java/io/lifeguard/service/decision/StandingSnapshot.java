package io.lifeguard.service.decision;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.rules.remedy.RemedyFinder;
import io.lifeguard.rules.remedy.Situation;
import io.lifeguard.service.decision.EligibilityService.EligibilityAnswer;
import io.lifeguard.store.read.StandingReads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All that decisions about some users need, read from one state. */
public final class StandingSnapshot {
    private final StandingReads.StandingFacts known;
    private final RemedyFinder remedies;

    private final Consumer<Decision> told;

    /** @param told is given every decision about what is, supposing nothing */
    StandingSnapshot(StandingReads.StandingFacts known, Consumer<Decision> told) {
        this.known = known;
        this.told = told;
        remedies = new RemedyFinder(known.topology(), known.everybody());
    }

    public Topology topology() {
        return known.topology();
    }

    /** @param key of one of the users who were asked about; empty if there is none */
    public Optional<User> user(String key) {
        return Optional.ofNullable(known.users().get(key));
    }

    /**
     * Decides one question.
     *
     * @param user of those who were asked about
     * @param supposed names only things that are in the topology
     */
    public EligibilityAnswer decide(User user, Client client, ChatPool pool, Hypothesis supposed, boolean withRemedies) {
        Situation situation = Situation.recorded(topology(), user.placement(), configured(user), client, pool)
                .assuming(supposed);
        Decision decision = situation.caseOf(user).decide();
        if (supposed.equals(Hypothesis.NOTHING)) {
            told.accept(decision);
        }
        return new EligibilityAnswer(user, decision, withRemedies ? remedies.of(user, situation) : List.of());
    }

    /** Legacy client to the pool that it is configured for. */
    private Map<Client, String> configured(User user) {
        return known.configurations().getOrDefault(user.key(), List.of()).stream()
                .filter(configuration -> configuration.client().onePoolAtATime())
                .collect(Collectors.toMap(ClientConfiguration::client, ClientConfiguration::pool));
    }
}
