package io.lifeguard.rules.remedy;

import java.util.List;
import java.util.Optional;

/**
 * One change of a remedy.
 *
 * @param subject id of the changed object: the user, the policy that is switched, the client configuration
 * @param candidates ids of the first 10 pools, policies or clients that work, best first; empty if there is no choice
 * @param candidateCount the number of all candidates
 * @param follows the kind of the step that determines this one: its n-th candidate needs the n-th candidate here
 * @param alsoAffects the number of other users whose eligibility the first candidate changes
 */
public record RemedyStep(
        RemedyKind kind,
        String subject,
        List<String> candidates,
        int candidateCount,
        Optional<RemedyKind> follows,
        int alsoAffects,
        String description) {
    public RemedyStep {
        candidates = List.copyOf(candidates);
    }
}
