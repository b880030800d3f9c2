package io.lifeguard.rules.remedy;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would turn refusals, for questions about one state of the organisation. Searches once for all users who are in the
 * same situation; not for use by several threads.
 */
public final class RemedyFinder {
    private static final int LISTED = 10;

    private final PolicySwitchImpact reach;
    private final Map<SituationKey, List<List<RemedyOption>>> searched = new HashMap<>();

    private record SituationKey(
            Placement placement,
            Map<String, Boolean> switched,
            Map<Client, String> configured,
            Client client,
            String pool) {}

    /** @param users everybody in groups, to count whom the switch of a policy affects; none where that is not asked */
    public RemedyFinder(Topology topology, List<UserGroup> users) {
        reach = new PolicySwitchImpact(topology, users);
    }

    /**
     * All minimal sets of changes that would make it so, fewest first; none for a question that is not refused, or that
     * nothing turns.
     *
     * @param recorded the user as recorded, whatever the situation supposes
     */
    public List<Remedy> of(User recorded, Situation situation) {
        SituationKey key = new SituationKey(
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

    private RemedyStep step(User user, Situation situation, RemedyOption choice, List<RemedyOption> set) {
        Optional<RemedyOption> leader = choice.follows().flatMap(kind -> ofKind(kind, set));
        List<String> candidates = leader.orElse(choice).values().stream()
                .limit(LISTED)
                .map(value -> leader.isPresent() ? followed(choice, situation, set, leader.get(), value) : value.id())
                .toList();
        Situation asked = asked(situation, set);
        RemedyMessages words = new RemedyMessages(user, situation, asked);
        int count = leader.orElse(choice).values().size();
        return new RemedyStep(
                choice.kind(),
                words.subject(choice.kind(), candidates),
                candidates,
                count,
                leader.filter(l -> count > 1).map(RemedyOption::kind),
                choice.kind() == RemedyKind.SWITCH_POLICY ? reach.of(candidates.get(0), asked, user) : 0,
                words.description(choice.kind(), candidates, count));
    }

    /** What a choice comes to when the one that it follows is made with a value. */
    private static String followed(
            RemedyOption choice,
            Situation start,
            List<RemedyOption> set,
            RemedyOption leader,
            RemedyOption.OptionValue value) {
        if (choice.kind() == RemedyKind.REPOINT_CLIENT) {
            return value.id();
        }
        Situation situation = start;
        for (RemedyOption made : set) {
            if (made.kind() == RemedyKind.HOME_USER || made.kind() == RemedyKind.GRANT_POLICY) {
                situation = made.isEquivalentTo(leader) ? made.apply(situation, value) : made.apply(situation);
            }
        }
        return situation.policy().decidedBy().written();
    }

    /** The situation with the client and the chat pool that the set chooses, nothing else changed. */
    private static Situation asked(Situation start, List<RemedyOption> set) {
        Situation asked = start;
        for (RemedyKind kind : List.of(RemedyKind.USE_CLIENT, RemedyKind.USE_POOL)) {
            Optional<RemedyOption> choice = ofKind(kind, set);
            asked = choice.isPresent() ? choice.get().apply(asked) : asked;
        }
        return asked;
    }

    private static Optional<RemedyOption> ofKind(RemedyKind kind, List<RemedyOption> set) {
        return set.stream().filter(choice -> choice.kind() == kind).findFirst();
    }
}
