package io.lifeguard.service.imports;

import io.lifeguard.model.FailureCode;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** An import waits where a single write would be told to come back: it has a whole file to lose. */
final class RetryWhenBusy {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration ALTOGETHER = Duration.ofMinutes(1);

    private RetryWhenBusy() {}

    /** Tries again, for a minute, a batch that found others in its way. */
    static <T> Uni<T> with(Uni<T> batch) {
        return batch.onFailure(FailureCode.BUSY::matches)
                .retry()
                .withBackOff(FIRST, LONGEST)
                .expireIn(ALTOGETHER.toMillis())
                .onFailure(e -> FailureCode.BUSY.matches(e.getCause()))
                .transform(Throwable::getCause);
    }
}
