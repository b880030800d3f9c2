package io.lifeguard.service.event;

import io.lifeguard.service.event.ElectedFollower.FollowerWorker;
import io.lifeguard.store.event.FollowedWrites;
import io.lifeguard.store.event.FollowedWrites.FollowerLag;
import io.lifeguard.store.event.FollowerSession;
import io.lifeguard.store.event.FollowerSession.FollowerTask;
import io.lifeguard.store.sql.DatabaseOutage;
import io.lifeguard.store.sql.SqlExecutor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Derives events from the change log, after the writes have committed and without delaying them, on one instance at a time.
 */
@ApplicationScoped
public class EventFollower {
    private final ElectedFollower<FollowerWork> follower;
    private final Pool pool;
    private final EventSettings settings;
    private volatile FollowerLag lag = new FollowerLag(0, Optional.empty(), 0);
    private long trimmedAt = System.nanoTime();
    private long derivedAt = System.nanoTime();

    EventFollower(Pool pool, DatabaseOutage outage, Vertx vertx, EventSettings settings, MeterRegistry registry) {
        this.pool = pool;
        this.settings = settings;
        follower = new ElectedFollower<>(pool, outage, vertx, FollowerTask.DERIVE_EVENTS, new Worker());
        Gauge.builder("lifeguard.events.lag.revisions", this, events -> events.lag.revisions())
                .description("Revisions of the change log that no events were derived from yet")
                .register(registry);
        Gauge.builder("lifeguard.events.lag.seconds", this, events -> events.lag.seconds())
                .description("Age of the oldest change that no events were derived from yet")
                .register(registry);
        Gauge.builder("lifeguard.events.follower", follower, elected -> elected.isElected() ? 1 : 0)
                .description("1 on the instance that derives events")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            follower.start(settings.pollInterval());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        follower.stop();
    }

    private Uni<FollowerLag> observeLag(SqlExecutor statements) {
        return FollowedWrites.lag(statements).invoke(observed -> lag = observed);
    }

    private final class Worker implements FollowerWorker<FollowerWork> {
        @Override
        public String name() {
            return "Events";
        }

        @Override
        public Uni<FollowerWork> begin(FollowerSession session) {
            return FollowerWork.begin(session);
        }

        @Override
        public Uni<Void> work(FollowerWork work) {
            return Multi.createBy()
                    .repeating()
                    .uni(() -> deriveNext(work))
                    .whilst(more -> more)
                    .collect()
                    .last()
                    .chain(() -> trimIfDue(work));
        }

        @Override
        public Uni<Void> idle() {
            return observeLag(SqlExecutor.to(pool)).replaceWithVoid();
        }
    }

    private Uni<Boolean> deriveNext(FollowerWork work) {
        return pause().chain(() -> follower.isCurrent(work.session())
                ? observeLag(work.session().statements())
                        .chain(observed -> observed.isBehind()
                                ? deriveNow(work)
                                : Uni.createFrom().item(false))
                : Uni.createFrom().item(false));
    }

    private Uni<Boolean> deriveNow(FollowerWork work) {
        derivedAt = System.nanoTime();
        return work.deriveNext();
    }

    /** Lets writes gather for one transaction, unless there were enough before the last one. */
    private Uni<Void> pause() {
        Duration pause = pauseAfter(Duration.ofNanos(System.nanoTime() - derivedAt), settings.batchInterval());
        return lag.revisions() >= FollowedWrite.PAGE || pause.isZero()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(pause);
    }

    /** What is left of an interval, in whole milliseconds, rounded up: a timer of Vert.x takes no shorter time. */
    static Duration pauseAfter(Duration elapsed, Duration interval) {
        Duration left = interval.minus(elapsed);
        return left.isNegative()
                ? Duration.ZERO
                : Duration.ofMillis(left.plusNanos(999_999).toMillis());
    }

    private Uni<Void> trimIfDue(FollowerWork work) {
        Duration since = Duration.ofNanos(System.nanoTime() - trimmedAt);
        if (!follower.isCurrent(work.session()) || since.compareTo(settings.trimInterval()) < 0) {
            return Uni.createFrom().voidItem();
        }
        trimmedAt = System.nanoTime();
        return Multi.createBy()
                .repeating()
                .uni(() -> work.trim(settings.retention()))
                .whilst(more -> more && follower.isCurrent(work.session()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
