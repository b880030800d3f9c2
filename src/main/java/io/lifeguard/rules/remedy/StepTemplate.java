package io.lifeguard.rules.remedy;

import java.util.List;
import java.util.Optional;

/** A {@link RemedyStep} for all users in one situation. Equal steps of one topology are one object. */
public record StepTemplate(
        RemedyKind kind,
        AddressedText subject,
        List<String> candidates,
        int candidateCount,
        Optional<RemedyKind> follows,
        AddressedText description) {
    public StepTemplate {
        candidates = List.copyOf(candidates);
    }

    /** The step for one user. */
    public RemedyStep to(String sipAddress) {
        return to(sipAddress, 0);
    }

    RemedyStep to(String sipAddress, int alsoAffects) {
        return new RemedyStep(
                kind,
                subject.to(sipAddress),
                candidates,
                candidateCount,
                follows,
                alsoAffects,
                description.to(sipAddress));
    }
}
