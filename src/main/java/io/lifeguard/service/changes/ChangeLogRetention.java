package io.lifeguard.service.changes;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.store.changes.ChangeLogTrimming;
import io.lifeguard.store.sql.DatabaseOutage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jboss.logging.Logger;

/**
 * Removes entries of the change log that are older than {@code lifeguard.changes.retention}. Several instances may do so
 * on one database.
 */
@ApplicationScoped
public class ChangeLogRetention {
    private static final Logger LOG = Logger.getLogger(ChangeLogRetention.class);
    /** The number of entries that one statement removes, so that it holds its locks only for a moment. */
    private static final int BATCH = 2_000;

    private final ChangeLogTrimming log;
    private final DatabaseOutage outage;
    private final Vertx vertx;
    private final RetentionSettings settings;
    private final AtomicBoolean trimming = new AtomicBoolean();
    private OptionalLong timer = OptionalLong.empty();

    /** Retention of the change log. */
    @ConfigMapping(prefix = "lifeguard.changes")
    interface RetentionSettings {
        /** The age from which entries are removed, from 1 s; if it is not set, none are. */
        Optional<@DurationMin(seconds = 1) Duration> retention();

        /** How often old entries are removed, from 1 s. */
        @WithDefault("1h")
        @DurationMin(seconds = 1)
        Duration trimInterval();
    }

    ChangeLogRetention(ChangeLogTrimming log, DatabaseOutage outage, Vertx vertx, RetentionSettings settings) {
        this.log = log;
        this.outage = outage;
        this.vertx = vertx;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        settings.retention()
                .ifPresent(age -> timer = OptionalLong.of(
                        vertx.setPeriodic(settings.trimInterval().toMillis(), t -> trimNow(age))));
    }

    void stop(@Observes ShutdownEvent event) {
        timer.ifPresent(vertx::cancelTimer);
    }

    private void trimNow(Duration age) {
        if (trimming.compareAndSet(false, true)) {
            trim(age)
                    .onTermination()
                    .invoke(() -> trimming.set(false))
                    .subscribe()
                    .with(ChangeLogRetention::log, this::logFailure);
        }
    }

    /** The outage of the database is logged once for all that need it. */
    private void logFailure(Throwable failure) {
        String message = "Change log retention: old entries could not be removed; the next attempt follows";
        if (FailureCode.DATABASE_UNAVAILABLE.matches(failure) || outage.isUnderWay()) {
            LOG.debug(message, failure);
        } else if (failure instanceof LifeguardException) {
            LOG.warnf("%s: %s", message, failure.getMessage());
        } else {
            LOG.warn(message, failure);
        }
    }

    /** Removes older entries and emits their number. */
    Uni<Long> trim(Duration age) {
        return Multi.createBy()
                .repeating()
                .uni(() -> log.trim(age, BATCH))
                .whilst(removed -> removed == BATCH)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }

    private static void log(long removed) {
        if (removed > 0) {
            LOG.infof("Change log retention: removed %d old entries", removed);
        }
    }
}
