package io.lifeguard.rules.remedy;

import java.util.List;
import java.util.Optional;

/**
 * One change of a remedy.
 *
 * @param subject id of what is changed: the user, the policy that is switched, the client configuration that is re-pointed
 * @param candidates ids of the pools, policies or client of which any does, best first, the first 10; empty where there
 *     is nothing to choose
 * @param candidateCount how many there are in all
 * @param follows the step whose choice this one follows: the n-th candidate here belongs to the n-th there
 * @param alsoAffects how many other users' eligibility the first candidate changes
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
