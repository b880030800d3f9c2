package io.lifeguard.rules.remedy;

import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import java.util.List;
import java.util.function.Function;

/** Finds the remedies of refused eligibility cases in one state of the organisation. Not thread-safe. */
public final class RemedyFinder {
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
     * All minimal sets of changes that make the case eligible.
     *
     * @param recorded the user as recorded, also where the situation assumes something else
     */
    public Remedies of(User recorded, Situation situation) {
        return new Remedies(recorded, search.apply(situation).templates(), policySwitchImpact);
    }

    /** No remedies, where none are requested. */
    public Remedies none(User recorded) {
        return new Remedies(recorded, List.of(), policySwitchImpact);
    }
}
