package io.lifeguard.service;

import io.lifeguard.model.Revision;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
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
public record Outcome<T>(Judgement judgement, Optional<T> left, boolean applied, Revision revision) {

    static <T> Outcome<T> of(Judged<T> judged, boolean applied, Revision revision) {
        return new Outcome<>(judged.judgement(), judged.left(), applied, revision);
    }

    public List<Violation> violations() {
        return judgement.violations();
    }

    public List<Warning> warnings() {
        return judgement.warnings();
    }
}
