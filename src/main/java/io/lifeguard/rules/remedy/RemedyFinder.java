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
     * All minimal sets of changes that make the case eligible, fewest changes first; empty for an eligible case and for
     * one
     * that no set of changes makes eligible.
     *
     * @param recorded the user as recorded, also where the situation assumes something else
     */
    public List<Remedy> of(User recorded, Situation situation) {
        return search.apply(situation).templates().stream()
                .map(template -> remedy(recorded, situation, template))
                .toList();
    }

    private Remedy remedy(User user, Situation situation, RemedyTemplate template) {
        RemedyMessages messages = new RemedyMessages(user, situation, template.chosen());
        return new Remedy(template.steps().stream()
                .map(step -> new RemedyStep(
                        step.kind(),
                        messages.subject(step.kind(), step.candidates()),
                        step.candidates(),
                        step.candidateCount(),
                        step.follows(),
                        step.kind() == RemedyKind.SWITCH_POLICY
                                ? policySwitchImpact.of(step.candidates().get(0), template.chosen(), user)
                                : 0,
                        messages.description(step.kind(), step.candidates(), step.candidateCount())))
                .toList());
    }
}
