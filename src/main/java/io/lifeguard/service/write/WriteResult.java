package io.lifeguard.service.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.rules.write.WriteDecision;
import java.util.Optional;

/**
 * A judgement, and what it leaves of the thing that is written.
 *
 * @param left empty if the write is refused or removes the thing
 */
public record WriteResult<T>(WriteDecision judgement, Optional<T> left) {

    /** @param stored the thing as it is before the write; stays where nothing changes */
    public static <T> WriteResult<T> of(WriteDecision judgement, Subject<T> subject, Optional<T> stored) {
        Optional<T> left = judgement.isAccepted() ? stored : Optional.empty();
        for (Change<?> change : judgement.changes()) {
            Optional<Change<T>> of = subject.of(change);
            if (of.isPresent()) {
                left = of.get().after();
            }
        }
        return new WriteResult<>(judgement, left);
    }

    /** The same as a deployment's modes have it; of a write that they refuse nothing is left. */
    WriteResult<T> under(RuleModes modes, String path) {
        WriteDecision configured = modes.applyTo(judgement, path);
        return new WriteResult<>(configured, configured.isAccepted() ? left : Optional.empty());
    }
}
