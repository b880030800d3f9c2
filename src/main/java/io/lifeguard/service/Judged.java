package io.lifeguard.service;

import io.lifeguard.model.Change;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.Modes;
import java.util.Optional;

/**
 * A judgement, and what it leaves of the thing that is written.
 *
 * @param left empty if the write is refused or removes the thing
 */
public record Judged<T>(Judgement judgement, Optional<T> left) {

    /** @param stored the thing as it is before the write; stays where nothing changes */
    public static <T> Judged<T> of(Judgement judgement, Subject<T> subject, Optional<T> stored) {
        Optional<T> left = judgement.isAccepted() ? stored : Optional.empty();
        for (Change<?> change : judgement.changes()) {
            Optional<Change<T>> of = subject.of(change);
            if (of.isPresent()) {
                left = of.get().after();
            }
        }
        return new Judged<>(judgement, left);
    }

    /** The same as a deployment's modes have it; of a write that they refuse nothing is left. */
    Judged<T> under(Modes modes, String path) {
        Judgement configured = modes.applyTo(judgement, path);
        return new Judged<>(configured, configured.isAccepted() ? left : Optional.empty());
    }
}
