package io.lifeguard.service.decision;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.rules.remedy.RemedyFinder;
import io.lifeguard.rules.remedy.Situation;
import io.lifeguard.service.InputChecks;
import io.lifeguard.service.decision.EligibilityService.EligibilityAnswer;
import io.lifeguard.store.read.StandingReads;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The facts for decisions about some users, read at one revision. */
public final class StandingSnapshot {
    private final StandingReads.StandingFacts facts;
    private final RemedyFinder remedies;
    private final Consumer<Decision> recorder;

    /** @param recorder receives every decision that is made without a hypothesis */
    StandingSnapshot(StandingReads.StandingFacts facts, RemedyFinder remedies, Consumer<Decision> recorder) {
        this.facts = facts;
        this.remedies = remedies;
        this.recorder = recorder;
    }

    public Topology topology() {
        return facts.topology();
    }

    /**
     * Checks the ids of a question. The form of an id is checked only if it is not the stored text.
     *
     * @param sipAddress of one of the requested users; {@code a@b} means {@code sip:a@b}
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} for an id that is malformed
     */
    void checkForms(String sipAddress, String fqdn) {
        String address = Ids.sipAddress(sipAddress);
        if (!user(Ids.key(address)).map(User::key).equals(Optional.of(address))) {
            InputChecks.sipAddress("user", sipAddress);
        }
        if (!topology().chatPool(fqdn).map(ChatPool::fqdn).equals(Optional.of(fqdn))) {
            InputChecks.fqdn("pool", fqdn);
        }
    }

    /**
     * The user with a SIP address.
     *
     * @throws LifeguardException {@link FailureCode#NOT_FOUND} for one that is not recorded
     */
    User requireUser(String sipAddress) {
        String address = Ids.sipAddress(sipAddress);
        return user(Ids.key(address)).orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.user(address)));
    }

    /**
     * The chat pool with an FQDN.
     *
     * @throws LifeguardException {@link FailureCode#NOT_FOUND} for one that is not recorded
     */
    ChatPool requirePool(String fqdn) {
        return topology()
                .chatPool(fqdn)
                .orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.chatPool(fqdn)));
    }

    /** @param key of one of the requested users; empty if it is not recorded */
    public Optional<User> user(String key) {
        return Optional.ofNullable(facts.users().get(key));
    }

    /**
     * Decides one question.
     *
     * @param user one of the requested users
     * @param hypothesis names only pools that are in the topology
     */
    public EligibilityAnswer decide(
            User user, Client client, ChatPool pool, Hypothesis hypothesis, boolean withRemedies) {
        Situation situation = Situation.recorded(topology(), user.placement(), configured(user), client, pool)
                .assuming(hypothesis);
        Decision decision = situation.caseOf(user).decide();
        if (hypothesis.equals(Hypothesis.NOTHING)) {
            recorder.accept(decision);
        }
        return new EligibilityAnswer(user, decision, withRemedies ? remedies.of(user, situation) : remedies.none(user));
    }

    /** The pool that each legacy client is configured for. */
    private Map<Client, String> configured(User user) {
        return facts.configurations().getOrDefault(user.key(), Map.of());
    }
}
