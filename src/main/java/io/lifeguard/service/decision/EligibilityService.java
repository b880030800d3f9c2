package io.lifeguard.service.decision;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.rules.eligibility.EligibilityCase;
import io.lifeguard.rules.remedy.Remedy;
import io.lifeguard.service.InputChecks;
import io.lifeguard.store.read.DecisionReads;
import io.lifeguard.store.read.StandingReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** May this user use this client against this chat pool, why not, and what would make it so. */
@ApplicationScoped
public class EligibilityService {
    /** How many questions are answered at once at most. */
    public static final int MOST = 10_000;

    private final DecisionBatcher gathered;
    private final StandingReads standings;
    private final DecisionRecorder told;

    EligibilityService(DecisionBatcher gathered, StandingReads standings, DecisionRecorder told) {
        this.gathered = gathered;
        this.standings = standings;
        this.told = told;
    }

    /** A question as it was asked: the ids may be of no valid form, or of nothing that is recorded. */
    public record EligibilityQuestion(String user, Client client, String pool) {}

    /**
     * What beside the verdict is asked for.
     *
     * @param reach whether it is to be counted whom the switch of a policy also affects
     */
    public record RequestedDetails(boolean remedies, boolean reach) {
        public static final RequestedDetails VERDICT = new RequestedDetails(false, false);
    }

    /**
     * The answer to one question.
     *
     * @param user as recorded, whatever is supposed
     * @param remedies empty where they were not asked for
     */
    public record EligibilityAnswer(User user, Decision decision, List<Remedy> remedies) {}

    /** Either an answer or the problem of this one question. */
    public record EligibilityOutcome(
            EligibilityQuestion question, Optional<EligibilityAnswer> answer, Optional<String> problem) {}

    /**
     * Decides one question, in one round trip, which it may share with others.
     *
     * @return fails with {@link FailureCode#NOT_FOUND} for a user or a pool that is not recorded, and with
     *     {@link FailureCode#INVALID_VALUE} for an id that is none and for suppositions that contradict each other
     */
    public Uni<Snapshot<EligibilityAnswer>> decide(
            EligibilityQuestion question, Hypothesis supposed, RequestedDetails wanted) {
        InputChecks.check(supposed);
        String sipAddress = InputChecks.sipAddress("user", question.user());
        String fqdn = InputChecks.fqdn("pool", question.pool());
        if (supposed.equals(Hypothesis.NOTHING) && wanted.equals(RequestedDetails.VERDICT)) {
            return gathered.ask(new DecisionReads.DecisionQuery(sipAddress, question.client(), fqdn))
                    .map(s -> s.map(found -> {
                        User user = found.user()
                                .orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.user(sipAddress)));
                        ChatPool pool = found.pool()
                                .orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.chatPool(fqdn)));
                        EligibilityCase about =
                                new EligibilityCase(user, question.client(), pool, found.configuredFor());
                        Decision decision = about.decide();
                        told.record(decision, s.revision());
                        return new EligibilityAnswer(user, decision, List.of());
                    }));
        }
        return known(List.of(Ids.key(sipAddress)), wanted.reach())
                .map(s -> s.map(known -> {
                    InputChecks.check(supposed, known.topology());
                    User user = known.user(Ids.key(sipAddress))
                            .orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.user(sipAddress)));
                    ChatPool pool = known.topology()
                            .chatPool(fqdn)
                            .orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.chatPool(fqdn)));
                    return known.decide(user, question.client(), pool, supposed, wanted.remedies());
                }));
    }

    /**
     * Decides many questions from one state, in one statement however many they are.
     *
     * @param questions {@value #MOST} at most
     * @return the answers in the order of the questions, a problem of one its own; fails with
     *     {@link FailureCode#INVALID_VALUE} for too many questions and for suppositions that contradict each other
     */
    public Uni<Snapshot<List<EligibilityOutcome>>> decide(
            List<EligibilityQuestion> questions, Hypothesis supposed, RequestedDetails wanted) {
        if (questions.size() > MOST) {
            throw LifeguardException.invalidValue(
                    "questions: there are %,d; at most %,d are answered at once.".formatted(questions.size(), MOST));
        }
        InputChecks.check(supposed);
        List<String> users = questions.stream()
                .map(question -> Ids.key(Ids.sipAddress(question.user())))
                .filter(Ids::isStorable)
                .distinct()
                .toList();
        return known(users, wanted.reach())
                .map(s -> s.map(known -> {
                    InputChecks.check(supposed, known.topology());
                    return questions.stream()
                            .map(question -> answered(question, known, supposed, wanted))
                            .toList();
                }));
    }

    /**
     * What is known of some users, for decisions about them.
     *
     * @param withEverybody whether all users are counted in groups too, which takes time by their number
     */
    public Uni<Snapshot<StandingSnapshot>> known(List<String> userKeys, boolean withEverybody) {
        return standings
                .of(userKeys, withEverybody)
                .map(s -> s.map(known -> new StandingSnapshot(known, decision -> told.record(decision, s.revision()))));
    }

    /** What is known of each of some users, all of it from one state. */
    public Uni<Map<String, Snapshot<StandingSnapshot>>> knownOfEach(List<String> userKeys, boolean withEverybody) {
        return known(userKeys, withEverybody).map(s -> userKeys.stream()
                .filter(key -> s.value().user(key).isPresent())
                .collect(Collectors.toMap(Function.identity(), key -> s)));
    }

    /**
     * Decides a matrix for one user.
     *
     * @return client by client, and for each the pools in their order
     */
    public static List<EligibilityAnswer> matrix(
            StandingSnapshot known,
            User user,
            Collection<Client> clients,
            Collection<ChatPool> pools,
            RequestedDetails wanted) {
        return clients.stream()
                .flatMap(client -> pools.stream()
                        .map(pool -> known.decide(user, client, pool, Hypothesis.NOTHING, wanted.remedies())))
                .toList();
    }

    /** The pools of the matrix when none is named. */
    public static List<ChatPool> inService(Topology topology) {
        return topology.chatPools().values().stream()
                .filter(p -> p.state() == PoolState.IN_SERVICE)
                .toList();
    }

    /**
     * The pools that are named, in that order.
     *
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} for an id that is none
     * @throws LifeguardException {@link FailureCode#NOT_FOUND} for a pool that is not recorded
     */
    public static List<ChatPool> named(Topology topology, List<String> fqdns) {
        return fqdns.stream()
                .map(fqdn -> topology.chatPool(InputChecks.fqdn("pools", fqdn))
                        .orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.chatPool(fqdn))))
                .toList();
    }

    private static EligibilityOutcome answered(
            EligibilityQuestion question, StandingSnapshot known, Hypothesis supposed, RequestedDetails wanted) {
        try {
            User user = user(question.user(), known);
            ChatPool pool = pool(question.pool(), known);
            EligibilityAnswer answer = known.decide(user, question.client(), pool, supposed, wanted.remedies());
            return new EligibilityOutcome(question, Optional.of(answer), Optional.empty());
        } catch (LifeguardException problem) {
            return new EligibilityOutcome(question, Optional.empty(), Optional.of(problem.getMessage()));
        }
    }

    /** What is recorded under just this text has been checked when it was recorded; all else is checked now. */
    private static User user(String asked, StandingSnapshot known) {
        String meant = Ids.sipAddress(asked);
        Optional<User> recorded = known.user(Ids.key(meant));
        if (recorded.isEmpty() || !recorded.get().key().equals(meant)) {
            InputChecks.sipAddress("user", asked);
        }
        return recorded.orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.user(meant)));
    }

    private static ChatPool pool(String asked, StandingSnapshot known) {
        Optional<ChatPool> recorded = known.topology().chatPool(asked);
        if (recorded.isEmpty() || !recorded.get().fqdn().equals(asked)) {
            InputChecks.fqdn("pool", asked);
        }
        return recorded.orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.chatPool(asked)));
    }
}
