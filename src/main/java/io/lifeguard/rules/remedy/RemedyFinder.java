package io.lifeguard.rules.remedy;

import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the remedies of refused eligibility cases in one state of the organisation. Not thread-safe. */
public final class RemedyFinder {
    private static final int MAX_CANDIDATES = 10;

    private final Function<Situation, RemedySets> search;
    private final PolicySwitchImpact policySwitchImpact;

    /**
     * @param users all users by group, to count those whom a policy switch affects; empty if that count is not needed
     * @param search {@link RemedySets#of}, or what it found before for the same situation
     */
    public RemedyFinder(Topology topology, List<UserGroup> users, Function<Situation, RemedySets> search) {
        this.search = search;
        policySwitchImpact = new PolicySwitchImpact(topology, users);
    }

    /**
     * All minimal sets of changes that make the case eligible, fewest changes first; empty for an eligible case and for
     * one
     * that no set of changes makes eligible.
     *
     * @param recorded the user as recorded, also where the situation assumes something else
     */
    public List<Remedy> of(User recorded, Situation situation) {
        return search.apply(situation).sets().stream()
                .map(options -> new Remedy(options.stream()
                        .map(option -> step(recorded, situation, option, options))
                        .toList()))
                .toList();
    }

    private RemedyStep step(User user, Situation situation, RemedyOption option, List<RemedyOption> options) {
        Optional<RemedyOption> leader = option.follows().flatMap(kind -> ofKind(kind, options));
        List<String> candidates = leader.orElse(option).values().stream()
                .limit(MAX_CANDIDATES)
                .map(value -> leader.isPresent()
                        ? valueFollowing(option, situation, options, leader.get(), value)
                        : value.id())
                .toList();
        Situation chosen = withChosenClientAndPool(situation, options);
        RemedyMessages messages = new RemedyMessages(user, situation, chosen);
        int count = leader.orElse(option).values().size();
        return new RemedyStep(
                option.kind(),
                messages.subject(option.kind(), candidates),
                candidates,
                count,
                leader.filter(l -> count > 1).map(RemedyOption::kind),
                option.kind() == RemedyKind.SWITCH_POLICY ? policySwitchImpact.of(candidates.get(0), chosen, user) : 0,
                messages.description(option.kind(), candidates, count));
    }

    /** The value of an option that follows from another option, for one value of that other option. */
    private static String valueFollowing(
            RemedyOption option,
            Situation start,
            List<RemedyOption> options,
            RemedyOption leader,
            RemedyOption.OptionValue value) {
        if (option.kind() == RemedyKind.REPOINT_CLIENT) {
            return value.id();
        }
        Situation situation = start;
        for (RemedyOption made : options) {
            if (made.kind() == RemedyKind.HOME_USER || made.kind() == RemedyKind.GRANT_POLICY) {
                situation = made.isEquivalentTo(leader) ? made.apply(situation, value) : made.apply(situation);
            }
        }
        return situation.policy().decidedBy().written();
    }

    /** The situation with the client and the chat pool that the remedy selects, otherwise unchanged. */
    private static Situation withChosenClientAndPool(Situation start, List<RemedyOption> options) {
        Situation chosen = start;
        for (RemedyKind kind : List.of(RemedyKind.USE_CLIENT, RemedyKind.USE_POOL)) {
            Optional<RemedyOption> option = ofKind(kind, options);
            chosen = option.isPresent() ? option.get().apply(chosen) : chosen;
        }
        return chosen;
    }

    private static Optional<RemedyOption> ofKind(RemedyKind kind, List<RemedyOption> options) {
        return options.stream().filter(option -> option.kind() == kind).findFirst();
    }
}
