package io.lifeguard.rules;

import io.lifeguard.model.Client;
import io.lifeguard.model.Placement;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.model.UserGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would turn refusals, for questions about one state of the organisation. Searches once for all users who are in the
 * same situation; not for use by several threads.
 */
public final class Remedies {
    private static final int LISTED = 10;

    private final SwitchReach reach;
    private final Map<Key, List<List<Choice>>> searched = new HashMap<>();

    private record Key(
            Placement placement,
            Map<String, Boolean> switched,
            Map<Client, String> configured,
            Client client,
            String pool) {}

    /** @param users everybody in groups, to count whom the switch of a policy affects; none where that is not asked */
    public Remedies(Topology topology, List<UserGroup> users) {
        reach = new SwitchReach(topology, users);
    }

    /**
     * All minimal sets of changes that would make it so, fewest first; none for a question that is not refused, or that
     * nothing turns.
     *
     * @param recorded the user as recorded, whatever the situation supposes
     */
    public List<Remedy> of(User recorded, Situation situation) {
        Key key = new Key(
                situation.placement(),
                situation.switched(),
                situation.configured(),
                situation.client(),
                situation.pool().key());
        return searched.computeIfAbsent(key, k -> RemedySearch.of(situation)).stream()
                .map(set -> new Remedy(set.stream()
                        .map(choice -> step(recorded, situation, choice, set))
                        .toList()))
                .toList();
    }

    private RemedyStep step(User user, Situation situation, Choice choice, List<Choice> set) {
        Optional<Choice> leader = choice.follows().flatMap(kind -> ofKind(kind, set));
        List<String> candidates = leader.orElse(choice).values().stream()
                .limit(LISTED)
                .map(value -> leader.isPresent() ? followed(choice, situation, set, leader.get(), value) : value.id())
                .toList();
        Situation asked = asked(situation, set);
        RemedyWords words = new RemedyWords(user, situation, asked);
        int count = leader.orElse(choice).values().size();
        return new RemedyStep(
                choice.kind(),
                words.subject(choice.kind(), candidates),
                candidates,
                count,
                leader.filter(l -> count > 1).map(Choice::kind),
                choice.kind() == RemedyKind.SWITCH_POLICY ? reach.of(candidates.get(0), asked, user) : 0,
                words.description(choice.kind(), candidates, count));
    }

    /** What a choice comes to when the one that it follows is made with a value. */
    private static String followed(
            Choice choice, Situation start, List<Choice> set, Choice leader, Choice.Value value) {
        if (choice.kind() == RemedyKind.REPOINT_CLIENT) {
            return value.id();
        }
        Situation situation = start;
        for (Choice made : set) {
            if (made.kind() == RemedyKind.HOME_USER || made.kind() == RemedyKind.GRANT_POLICY) {
                situation = made.isSameAs(leader) ? made.apply(situation, value) : made.apply(situation);
            }
        }
        return situation.policy().decidedBy().written();
    }

    /** The situation with the client and the chat pool that the set chooses, nothing else changed. */
    private static Situation asked(Situation start, List<Choice> set) {
        Situation asked = start;
        for (RemedyKind kind : List.of(RemedyKind.USE_CLIENT, RemedyKind.USE_POOL)) {
            Optional<Choice> choice = ofKind(kind, set);
            asked = choice.isPresent() ? choice.get().apply(asked) : asked;
        }
        return asked;
    }

    private static Optional<Choice> ofKind(RemedyKind kind, List<Choice> set) {
        return set.stream().filter(choice -> choice.kind() == kind).findFirst();
    }
}
