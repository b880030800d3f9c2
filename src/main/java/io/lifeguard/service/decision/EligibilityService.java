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
import io.lifeguard.rules.remedy.Remedies;
import io.lifeguard.service.InputChecks;
import io.lifeguard.store.read.StandingReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides whether users may use a client with a chat pool, with reasons and remedies. */
@ApplicationScoped
public class EligibilityService {
    /** The maximum number of questions in one request. */
    public static final int MAX_QUESTIONS = 10_000;

    private final DecisionBatcher batcher;
    private final StandingReads standings;
    private final RemedyFinders remedies;
    private final DecisionRecorder recorder;

    EligibilityService(
            DecisionBatcher batcher, StandingReads standings, RemedyFinders remedies, DecisionRecorder recorder) {
        this.batcher = batcher;
        this.standings = standings;
        this.remedies = remedies;
        this.recorder = recorder;
    }

    /** A question as it was received: its ids may be malformed or unknown. */
    public record EligibilityQuestion(String user, Client client, String pool) {}

    /** A question about facts of which some are supposed. */
    public record SupposedQuestion(EligibilityQuestion question, Hypothesis hypothesis) {}

    /** What a client requests beside the verdict: remedies, and their reach, the number of users that they would affect. */
    public record RequestedDetails(boolean remedies, boolean reach) {
        public static final RequestedDetails VERDICT = new RequestedDetails(false, false);
        /** Remedies are most of an answer: with those of 10,000 refusals it would have tens of megabytes. */
        public static final int MAX_WITH_REMEDIES = 100;

        /** What an answer to some questions has, unless the client selects it: remedies if there are few questions. */
        public static RequestedDetails of(int questions) {
            return new RequestedDetails(questions <= MAX_WITH_REMEDIES, false);
        }
    }

    /**
     * The answer to one question.
     *
     * @param user as recorded, without the hypothesis
     * @param remedies none if they were not requested
     */
    public record EligibilityAnswer(User user, Decision decision, Remedies remedies) {}

    /** Either the answer to a question or the problem with it. */
    public record EligibilityOutcome(
            EligibilityQuestion question, Optional<EligibilityAnswer> answer, Optional<LifeguardException> problem) {}

    /**
     * Decides one question with one statement, which other questions may share unless the reach of remedies is requested.
     *
     * @return fails with {@link FailureCode#NOT_FOUND} for a user or a pool that is not recorded, and with
     *     {@link FailureCode#INVALID_VALUE} for a malformed id and for a hypothesis that contradicts itself
     */
    public Uni<Snapshot<EligibilityAnswer>> decide(
            EligibilityQuestion question, Hypothesis hypothesis, RequestedDetails details) {
        InputChecks.check(hypothesis);
        String sipAddress = InputChecks.sipAddress("user", question.user());
        String fqdn = InputChecks.fqdn("pool", question.pool());
        return facts(List.of(Ids.key(sipAddress)), details.reach())
                .map(s -> s.map(snapshot -> {
                    InputChecks.check(hypothesis, snapshot.topology());
                    return snapshot.decide(
                            snapshot.requireUser(sipAddress),
                            question.client(),
                            snapshot.requirePool(fqdn),
                            hypothesis,
                            details.remedies());
                }));
    }

    /**
     * Decides many questions at one revision, with one statement.
     *
     * @param questions at most {@value #MAX_QUESTIONS}
     * @return the outcomes in the order of the questions; fails with {@link FailureCode#INVALID_VALUE} for too many
     *     questions and for a hypothesis that contradicts itself
     */
    public Uni<Snapshot<List<EligibilityOutcome>>> decide(
            List<EligibilityQuestion> questions, Hypothesis hypothesis, RequestedDetails details) {
        requireAtMost(questions.size());
        InputChecks.check(hypothesis);
        return facts(userKeys(questions.stream()), details.reach())
                .map(s -> s.map(snapshot -> {
                    InputChecks.check(hypothesis, snapshot.topology());
                    return questions.stream()
                            .map(question -> outcome(question, snapshot, hypothesis, details))
                            .toList();
                }));
    }

    /**
     * Decides many questions, each under a hypothesis of its own, at one revision, with one statement.
     *
     * @param questions at most {@value #MAX_QUESTIONS}
     * @return the outcomes in the order of the questions; a hypothesis that contradicts itself is a problem of its question
     *     only; fails with {@link FailureCode#INVALID_VALUE} for too many questions
     */
    public Uni<Snapshot<List<EligibilityOutcome>>> decide(List<SupposedQuestion> questions, RequestedDetails details) {
        requireAtMost(questions.size());
        return facts(userKeys(questions.stream().map(SupposedQuestion::question)), details.reach())
                .map(s -> s.map(snapshot -> questions.stream()
                        .map(asked -> outcome(asked.question(), snapshot, asked.hypothesis(), details))
                        .toList()));
    }

    private static void requireAtMost(int questions) {
        if (questions > MAX_QUESTIONS) {
            throw LifeguardException.invalidValue(String.format(
                    Locale.ROOT,
                    "questions: there are %,d; a request may have %,d at most.",
                    questions,
                    MAX_QUESTIONS));
        }
    }

    private static List<String> userKeys(Stream<EligibilityQuestion> questions) {
        return questions
                .map(question -> Ids.key(Ids.sipAddress(question.user())))
                .filter(Ids::isStorable)
                .distinct()
                .toList();
    }

    /**
     * The facts for decisions about some users.
     *
     * @param withEverybody whether to count all users in groups too; its time grows with their number
     */
    public Uni<Snapshot<StandingSnapshot>> facts(List<String> userKeys, boolean withEverybody) {
        Uni<Snapshot<StandingReads.StandingFacts>> read = userKeys.size() == 1 && !withEverybody
                ? batcher.ask(userKeys.get(0))
                : standings.of(userKeys, withEverybody);
        return read.map(s -> s.map(facts ->
                new StandingSnapshot(facts, remedies.of(facts), decision -> recorder.record(decision, s.revision()))));
    }

    /** The facts by user, all from one snapshot; users that are not recorded are left out. */
    public Uni<Map<String, Snapshot<StandingSnapshot>>> factsByUser(List<String> userKeys, boolean withEverybody) {
        return facts(userKeys, withEverybody).map(s -> userKeys.stream()
                .filter(key -> s.value().user(key).isPresent())
                .collect(Collectors.toMap(Function.identity(), key -> s)));
    }

    /**
     * Decides about every combination of clients and pools for one user; the answers are in the order of the clients, then
     * of the pools.
     */
    public static List<EligibilityAnswer> matrix(
            StandingSnapshot snapshot,
            User user,
            Collection<Client> clients,
            Collection<ChatPool> pools,
            RequestedDetails details) {
        return clients.stream()
                .flatMap(client -> pools.stream()
                        .map(pool -> snapshot.decide(user, client, pool, Hypothesis.NOTHING, details.remedies())))
                .toList();
    }

    /**
     * Decides about every combination of clients and recorded chat pools for one user.
     *
     * @param pool FQDN of the only pool; empty for all pools, in the order of their keys
     * @return the answers in the order of the clients, then of the pools; fails as for one question
     */
    public Uni<Snapshot<List<EligibilityAnswer>>> matrix(
            String user, Collection<Client> clients, Optional<String> pool, Hypothesis hypothesis) {
        InputChecks.check(hypothesis);
        String sipAddress = InputChecks.sipAddress("user", user);
        pool.ifPresent(fqdn -> InputChecks.fqdn("pool", fqdn));
        return facts(List.of(Ids.key(sipAddress)), false)
                .map(s -> s.map(snapshot -> {
                    InputChecks.check(hypothesis, snapshot.topology());
                    User recorded = snapshot.requireUser(sipAddress);
                    List<ChatPool> pools = pool.map(fqdn -> List.of(snapshot.requirePool(fqdn)))
                            .orElseGet(() -> snapshot.topology().chatPools().values().stream()
                                    .sorted(Comparator.comparing(ChatPool::key))
                                    .toList());
                    return clients.stream()
                            .flatMap(client ->
                                    pools.stream().map(p -> snapshot.decide(recorded, client, p, hypothesis, false)))
                            .toList();
                }));
    }

    /**
     * Decides about every combination of clients and chat pools for one user, with the details that the number of answers
     * permits.
     *
     * @param pool FQDN of the only pool; empty for all pools in service
     * @return the answers in the order of the clients, then of the pools; fails as for one question
     */
    public Uni<Snapshot<List<EligibilityAnswer>>> matrix(
            String user, Collection<Client> clients, Optional<String> pool) {
        String sipAddress = InputChecks.sipAddress("user", user);
        return facts(List.of(Ids.key(sipAddress)), false)
                .map(s -> s.map(snapshot -> {
                    List<ChatPool> pools = pool.map(fqdn -> named(snapshot.topology(), List.of(fqdn)))
                            .orElseGet(() -> inService(snapshot.topology()));
                    return matrix(
                            snapshot,
                            snapshot.requireUser(sipAddress),
                            clients,
                            pools,
                            RequestedDetails.of(clients.size() * pools.size()));
                }));
    }

    /** The chat pools in service. */
    public static List<ChatPool> inService(Topology topology) {
        return topology.chatPools().values().stream()
                .filter(p -> p.state() == PoolState.IN_SERVICE)
                .toList();
    }

    /**
     * The named chat pools, in the given order.
     *
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} for a malformed FQDN, {@link FailureCode#NOT_FOUND} for
     *     one that is not recorded
     */
    public static List<ChatPool> named(Topology topology, List<String> fqdns) {
        return fqdns.stream()
                .map(fqdn -> topology.chatPool(InputChecks.fqdn("pools", fqdn))
                        .orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.chatPool(fqdn))))
                .toList();
    }

    private static EligibilityOutcome outcome(
            EligibilityQuestion question, StandingSnapshot snapshot, Hypothesis hypothesis, RequestedDetails details) {
        try {
            InputChecks.check(hypothesis);
            InputChecks.check(hypothesis, snapshot.topology());
            snapshot.checkForms(question.user(), question.pool());
            EligibilityAnswer answer = snapshot.decide(
                    snapshot.requireUser(question.user()),
                    question.client(),
                    snapshot.requirePool(question.pool()),
                    hypothesis,
                    details.remedies());
            return new EligibilityOutcome(question, Optional.of(answer), Optional.empty());
        } catch (LifeguardException problem) {
            return new EligibilityOutcome(question, Optional.empty(), Optional.of(problem));
        }
    }
}
