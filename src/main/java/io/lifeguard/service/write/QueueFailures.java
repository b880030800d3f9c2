package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What a client receives whose work a {@link SlotQueue} does not complete. */
enum QueueFailures {
    WRITES("write"),
    DRY_RUNS("dry run");

    private final String work;

    QueueFailures(String work) {
        this.work = work;
    }

    /** The failure of work that finds the queue full. */
    LifeguardException full(int queueSize) {
        return busy("The %s queue is full (%d %ss).".formatted(work, queueSize, work));
    }

    /** The failure of work that has waited too long. */
    LifeguardException timedOut(Duration queueTimeout) {
        return busy("The %s waited %d s in the queue, the limit.".formatted(work, queueTimeout.toSeconds()));
    }

    /** The failure of work that the database does not answer: {@link FailureCode#OUTCOME_UNKNOWN} for a write. */
    LifeguardException unanswered(Duration timeout) {
        return this == WRITES
                ? LifeguardException.outcomeUnknown(
                        new TimeoutException("the database has not answered within " + timeout))
                : busy("The dry run took %d s, the limit.".formatted(timeout.toSeconds()));
    }

    private static LifeguardException busy(String reason) {
        return LifeguardException.busy(reason + " Nothing was done; retry after 1 second.");
    }
}
