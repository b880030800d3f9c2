package io.lifeguard.service.changes;

import io.lifeguard.store.changes.ChangeLogTrimming;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jboss.logging.Logger;

/**
 * Keeps the log for as long as it is to be kept, and no longer; for ever unless told otherwise. Several instances may do
 * so on one database.
 */
@ApplicationScoped
public class ChangeLogRetention {
    private static final Logger LOG = Logger.getLogger(ChangeLogRetention.class);
    /** How many changes go in one statement: few enough that it is over in a moment. */
    private static final int AT_ONCE = 2_000;

    private final ChangeLogTrimming log;
    private final Vertx vertx;
    private final RetentionSettings settings;
    private final AtomicBoolean trimming = new AtomicBoolean();
    private long timer;

    /** How long the log is kept. */
    @ConfigMapping(prefix = "lifeguard.changes")
    interface RetentionSettings {
        /** Empty for ever. */
        Optional<@DurationMin(seconds = 1) Duration> keptFor();

        /** How often what is too old is removed. */
        @WithDefault("1h")
        @DurationMin(seconds = 1)
        Duration trimInterval();
    }

    ChangeLogRetention(ChangeLogTrimming log, Vertx vertx, RetentionSettings settings) {
        this.log = log;
        this.vertx = vertx;
        this.settings = settings;
    }

    void begin(@Observes StartupEvent start) {
        settings.keptFor()
                .ifPresent(
                        age -> timer = vertx.setPeriodic(settings.trimInterval().toMillis(), t -> trimNow(age)));
    }

    void end(@Observes ShutdownEvent stop) {
        vertx.cancelTimer(timer);
    }

    private void trimNow(Duration age) {
        if (trimming.compareAndSet(false, true)) {
            trim(age)
                    .onTermination()
                    .invoke(() -> trimming.set(false))
                    .subscribe()
                    .with(
                            ChangeLogRetention::tell,
                            failure -> LOG.warn("Old changes could not be removed; tried again", failure));
        }
    }

    /** Removes what is older; gives how many changes that were. */
    Uni<Long> trim(Duration age) {
        return Multi.createBy()
                .repeating()
                .uni(() -> log.trim(age, AT_ONCE))
                .whilst(removed -> removed == AT_ONCE)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }

    private static void tell(long removed) {
        if (removed > 0) {
            LOG.infof("%d old changes were removed from the log", removed);
        }
    }
}
