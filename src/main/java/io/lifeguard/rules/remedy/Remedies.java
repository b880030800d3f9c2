package io.lifeguard.rules.remedy;

import io.lifeguard.model.user.User;
import java.util.List;

/**
 * The remedies of one case, fewest changes first: those of its situation, addressed to its user. There are none for an
 * eligible case, and for one that no set of changes makes eligible. Not thread-safe.
 */
public final class Remedies {
    private final User user;
    private final List<RemedyTemplate> templates;
    private final PolicySwitchImpact policySwitchImpact;

    /** @param user as recorded */
    Remedies(User user, List<RemedyTemplate> templates, PolicySwitchImpact policySwitchImpact) {
        this.user = user;
        this.templates = templates;
        this.policySwitchImpact = policySwitchImpact;
    }

    /** The SIP address that the steps name. */
    public String sipAddress() {
        return user.sipAddress();
    }

    /** The steps of each remedy, without the user; the same objects for all users in the same situation. */
    public List<List<StepTemplate>> steps() {
        return templates.stream().map(RemedyTemplate::steps).toList();
    }

    public List<Remedy> list() {
        return templates.stream().map(this::remedy).toList();
    }

    private Remedy remedy(RemedyTemplate template) {
        return new Remedy(template.steps().stream()
                .map(step -> step.to(
                        user.sipAddress(),
                        step.kind() == RemedyKind.SWITCH_POLICY
                                ? policySwitchImpact.of(
                                        step.candidates().get(0), template.client(), template.pool(), user)
                                : 0))
                .toList());
    }
}
