package io.lifeguard.service.write;

import io.lifeguard.model.Revision;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import io.lifeguard.rules.write.WriteDecision;
import java.util.List;
import java.util.Optional;

/**
 * What came of a write.
 *
 * @param left the thing as it stands now, also where nothing had to change; for a dry run as it would stand; empty if
 *     the write is refused or removes it
 * @param applied whether it is stored, also where nothing had to change; never for a dry run
 * @param revision of the write; where nothing was stored, that of the data it was judged on
 */
public record WriteOutcome<T>(WriteDecision judgement, Optional<T> left, boolean applied, Revision revision) {

    static <T> WriteOutcome<T> of(WriteResult<T> judged, boolean applied, Revision revision) {
        return new WriteOutcome<>(judged.judgement(), judged.left(), applied, revision);
    }

    public List<Violation> violations() {
        return judgement.violations();
    }

    public List<Warning> warnings() {
        return judgement.warnings();
    }
}
