package io.lifeguard.service;

import io.lifeguard.model.Change;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.Revision;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import java.util.List;
import java.util.Optional;

/**
 * What came of a write.
 *
 * @param applied whether it is stored, also where nothing had to change; never for a dry run
 * @param revision of the write; where nothing was stored, that of the data it was judged on
 */
public record Outcome(Judgement judgement, boolean applied, Revision revision) {

    public List<Violation> violations() {
        return judgement.violations();
    }

    public List<Warning> warnings() {
        return judgement.warnings();
    }

    /** What the last change to such a thing leaves behind; empty if none is changed, or if it is removed. */
    public <T> Optional<T> left(Subject<T> subject) {
        Optional<T> left = Optional.empty();
        for (Change<?> change : judgement.changes()) {
            Optional<Change<T>> of = subject.of(change);
            if (of.isPresent()) {
                left = of.get().after();
            }
        }
        return left;
    }
}
