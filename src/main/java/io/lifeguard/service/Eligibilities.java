package io.lifeguard.service;

import io.lifeguard.model.ChatPool;
import io.lifeguard.model.Client;
import io.lifeguard.model.Ids;
import io.lifeguard.model.PoolState;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Supposed;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.rules.Case;
import io.lifeguard.rules.Decision;
import io.lifeguard.rules.Missing;
import io.lifeguard.service.KnownStandings.Answer;
import io.lifeguard.store.Decisions;
import io.lifeguard.store.Standings;
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
public class Eligibilities {
    /** How many questions are answered at once at most. */
    public static final int MOST = 10_000;

    private final Decisions decisions;
    private final GatheredQuestions gathered;
    private final Standings standings;
    private final DecisionsTold told;

    Eligibilities(Decisions decisions, GatheredQuestions gathered, Standings standings, DecisionsTold told) {
        this.decisions = decisions;
        this.gathered = gathered;
        this.standings = standings;
        this.told = told;
    }

    /** A question as it was asked: the ids may be of no valid form, or of nothing that is recorded. */
    public record Question(String user, Client client, String pool) {}

    /**
     * What beside the verdict is asked for.
     *
     * @param reach whether it is to be counted whom the switch of a policy also affects
     */
    public record Wanted(boolean remedies, boolean reach) {
        public static final Wanted VERDICT = new Wanted(false, false);
    }

    /** Either an answer or the problem of this one question. */
    public record Answered(Question question, Optional<Answer> answer, Optional<String> problem) {}

    /**
     * Decides one question, in one round trip, which it may share with others.
     *
     * @return fails with {@link NotFoundException} for a user or a pool that is not recorded, and with
     *     {@link InvalidValueException} for an id that is none and for suppositions that contradict each other
     */
    public Uni<Snapshot<Answer>> decide(Question question, Supposed supposed, Wanted wanted) {
        Suppositions.check(supposed);
        String sipAddress = Asked.sipAddress("user", question.user());
        String fqdn = Asked.fqdn("pool", question.pool());
        if (supposed.equals(Supposed.NOTHING) && wanted.equals(Wanted.VERDICT)) {
            return decisions
                    .heldToRequest(gathered.ask(new Decisions.Asked(sipAddress, question.client(), fqdn)))
                    .map(s -> s.map(found -> {
                        User user = found.user().orElseThrow(() -> new NotFoundException(Missing.user(sipAddress)));
                        ChatPool pool = found.pool().orElseThrow(() -> new NotFoundException(Missing.chatPool(fqdn)));
                        Case about = new Case(user, question.client(), pool, found.configuredFor());
                        Decision decision = about.decide();
                        told.decided(decision, s.revision());
                        return new Answer(user, decision, List.of());
                    }));
        }
        return known(List.of(Ids.key(sipAddress)), wanted.reach())
                .map(s -> s.map(known -> {
                    Suppositions.check(supposed, known.topology());
                    User user = known.user(Ids.key(sipAddress))
                            .orElseThrow(() -> new NotFoundException(Missing.user(sipAddress)));
                    ChatPool pool = known.topology()
                            .chatPool(fqdn)
                            .orElseThrow(() -> new NotFoundException(Missing.chatPool(fqdn)));
                    return known.decide(user, question.client(), pool, supposed, wanted.remedies());
                }));
    }

    /**
     * Decides many questions from one state, in one statement however many they are.
     *
     * @param questions {@value #MOST} at most
     * @return the answers in the order of the questions, a problem of one its own; fails with
     *     {@link InvalidValueException} for too many questions and for suppositions that contradict each other
     */
    public Uni<Snapshot<List<Answered>>> decide(List<Question> questions, Supposed supposed, Wanted wanted) {
        if (questions.size() > MOST) {
            throw new InvalidValueException(
                    "questions: there are %,d; at most %,d are answered at once.".formatted(questions.size(), MOST));
        }
        Suppositions.check(supposed);
        List<String> users = questions.stream()
                .map(question -> Ids.key(Ids.sipAddress(question.user())))
                .filter(Ids::isText)
                .distinct()
                .toList();
        return known(users, wanted.reach())
                .map(s -> s.map(known -> {
                    Suppositions.check(supposed, known.topology());
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
    public Uni<Snapshot<KnownStandings>> known(List<String> userKeys, boolean withEverybody) {
        return standings
                .of(userKeys, withEverybody)
                .map(s -> s.map(known -> new KnownStandings(known, decision -> told.decided(decision, s.revision()))));
    }

    /** What is known of each of some users, all of it from one state. */
    public Uni<Map<String, Snapshot<KnownStandings>>> knownOfEach(List<String> userKeys, boolean withEverybody) {
        return known(userKeys, withEverybody).map(s -> userKeys.stream()
                .filter(key -> s.value().user(key).isPresent())
                .collect(Collectors.toMap(Function.identity(), key -> s)));
    }

    /**
     * Decides a matrix for one user.
     *
     * @return client by client, and for each the pools in their order
     */
    public static List<Answer> matrix(
            KnownStandings known, User user, Collection<Client> clients, Collection<ChatPool> pools, Wanted wanted) {
        return clients.stream()
                .flatMap(client -> pools.stream()
                        .map(pool -> known.decide(user, client, pool, Supposed.NOTHING, wanted.remedies())))
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
     * @throws InvalidValueException for an id that is none
     * @throws NotFoundException for a pool that is not recorded
     */
    public static List<ChatPool> named(Topology topology, List<String> fqdns) {
        return fqdns.stream()
                .map(fqdn -> topology.chatPool(Asked.fqdn("pools", fqdn))
                        .orElseThrow(() -> new NotFoundException(Missing.chatPool(fqdn))))
                .toList();
    }

    private static Answered answered(Question question, KnownStandings known, Supposed supposed, Wanted wanted) {
        try {
            User user = user(question.user(), known);
            ChatPool pool = pool(question.pool(), known);
            Answer answer = known.decide(user, question.client(), pool, supposed, wanted.remedies());
            return new Answered(question, Optional.of(answer), Optional.empty());
        } catch (InvalidValueException | NotFoundException problem) {
            return new Answered(question, Optional.empty(), Optional.ofNullable(problem.getMessage()));
        }
    }

    /** What is recorded under just this text has been checked when it was recorded; all else is checked now. */
    private static User user(String asked, KnownStandings known) {
        String meant = Ids.sipAddress(asked);
        Optional<User> recorded = known.user(Ids.key(meant));
        if (recorded.isEmpty() || !recorded.get().key().equals(meant)) {
            Asked.sipAddress("user", asked);
        }
        return recorded.orElseThrow(() -> new NotFoundException(Missing.user(meant)));
    }

    private static ChatPool pool(String asked, KnownStandings known) {
        Optional<ChatPool> recorded = known.topology().chatPool(asked);
        if (recorded.isEmpty() || !recorded.get().fqdn().equals(asked)) {
            Asked.fqdn("pool", asked);
        }
        return recorded.orElseThrow(() -> new NotFoundException(Missing.chatPool(asked)));
    }
}
