package io.lifeguard.service.event;

import io.lifeguard.model.FailureCode;
import io.lifeguard.store.event.FollowedWrites;
import io.lifeguard.store.event.FollowedWrites.FollowerLag;
import io.lifeguard.store.event.FollowerSession;
import io.lifeguard.store.sql.DatabaseFault;
import io.lifeguard.store.sql.DatabaseOutage;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.SqlFailures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Derives events from the change log, after the writes have committed and without delaying them. One instance does so at a
 * time; if it ends, another takes over at its next poll. Everything happens on one event loop, but for the decisions.
 */
@ApplicationScoped
public class EventFollower {
    private static final Logger LOG = Logger.getLogger(EventFollower.class);

    private final Pool pool;
    private final DatabaseOutage outage;
    private final Context loop;
    private final EventSettings settings;
    private volatile FollowerLag lag = new FollowerLag(0, Optional.empty(), 0);
    private volatile @Nullable FollowerSession session;
    private volatile @Nullable FollowerWork work;
    private OptionalLong timer = OptionalLong.empty();
    private long trimmedAt = System.nanoTime();
    private boolean running;
    private boolean again;
    private boolean ended;
    private boolean failing;

    EventFollower(Pool pool, DatabaseOutage outage, Vertx vertx, EventSettings settings, MeterRegistry registry) {
        this.pool = pool;
        this.outage = outage;
        this.settings = settings;
        loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        Gauge.builder("lifeguard.events.lag.revisions", this, follower -> follower.lagInRevisions())
                .description("Revisions of the change log that no events were derived from yet")
                .register(registry);
        Gauge.builder("lifeguard.events.lag.seconds", this, follower -> follower.lag.seconds())
                .description("Age of the oldest change that no events were derived from yet")
                .register(registry);
        Gauge.builder("lifeguard.events.follower", this, follower -> follower.work == null ? 0 : 1)
                .description("1 on the instance that derives events")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            timer = OptionalLong.of(
                    loop.owner().setPeriodic(settings.pollInterval().toMillis(), t -> onLoop(this::follow)));
            onLoop(this::follow);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.ifPresent(loop.owner()::cancelTimer);
        onLoop(() -> {
            ended = true;
            if (!running) {
                release().subscribe().with(released -> {}, EventFollower::ignore);
            }
        });
    }

    private double lagInRevisions() {
        FollowerLag known = lag;
        return known.position()
                .map(position -> Math.max(0, known.revision() - position))
                .orElse(0L);
    }

    private void follow() {
        if (running || ended) {
            again = true;
            return;
        }
        running = true;
        again = false;
        Uni.createFrom()
                .deferred(this::workOn)
                .onFailure()
                .call(this::release)
                .emitOn(this::onLoop)
                .onItemOrFailure()
                .call((done, failure) -> ended ? release() : Uni.createFrom().voidItem())
                .subscribe()
                .with(done -> completed(null), this::completed);
    }

    private void completed(@Nullable Throwable failure) {
        running = false;
        logChange(failure);
        if (again && !ended && failure == null) {
            follow();
        }
    }

    /** Does everything that there is to do for the one that follows the log; for any other instance, tries to become it. */
    private Uni<Void> workOn() {
        return (work == null ? begin() : Uni.createFrom().item(Optional.of(work)))
                .chain(following -> following.map(this::deriveAll).orElseGet(this::observeLag));
    }

    private Uni<Void> observeLag() {
        return FollowedWrites.lag(SqlExecutor.to(pool))
                .invoke(observed -> lag = observed)
                .replaceWithVoid();
    }

    private Uni<Optional<FollowerWork>> begin() {
        return FollowerSession.tryBegin(pool, () -> onLoop(this::follow), () -> onLoop(this::lost))
                .chain(begun ->
                        begun.map(this::begin).orElseGet(() -> Uni.createFrom().item(Optional.<FollowerWork>empty())));
    }

    private Uni<Optional<FollowerWork>> begin(FollowerSession begun) {
        session = begun;
        return FollowerWork.begin(begun)
                .invoke(ready -> {
                    work = ready;
                    LOG.debug("Events: this instance derives them from now on");
                })
                .map(Optional::of);
    }

    private void lost() {
        session = null;
        work = null;
        follow();
    }

    private Uni<Void> deriveAll(FollowerWork following) {
        return Multi.createBy()
                .repeating()
                .uni(() -> deriveNext(following))
                .whilst(more -> more && !ended)
                .collect()
                .last()
                .chain(() -> trimIfDue(following));
    }

    private Uni<Boolean> deriveNext(FollowerWork following) {
        FollowerSession held = session;
        if (held == null) {
            return Uni.createFrom().item(false);
        }
        return FollowedWrites.lag(held.statements())
                .invoke(observed -> lag = observed)
                .chain(observed -> observed.isBehind()
                        ? following.deriveNext()
                        : Uni.createFrom().item(false));
    }

    private Uni<Void> trimIfDue(FollowerWork following) {
        Duration since = Duration.ofNanos(System.nanoTime() - trimmedAt);
        if (session == null || ended || since.compareTo(settings.trimInterval()) < 0) {
            return Uni.createFrom().voidItem();
        }
        trimmedAt = System.nanoTime();
        return Multi.createBy()
                .repeating()
                .uni(() -> following.trim(settings.retention()))
                .whilst(more -> more && !ended)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> release() {
        FollowerSession held = session;
        session = null;
        work = null;
        return held == null ? Uni.createFrom().voidItem() : held.end();
    }

    /** The outage of the database is logged once for all that need it. */
    private void logChange(@Nullable Throwable failure) {
        if (failure == null) {
            if (failing) {
                LOG.info("Events are derived again");
            }
            failing = false;
            return;
        }
        SqlFailures.report(failure);
        boolean isOfDatabase = outage.isUnderWay()
                || DatabaseFault.of(failure).isPresent()
                || FailureCode.DATABASE_UNAVAILABLE.matches(failure);
        if (!failing && !isOfDatabase) {
            LOG.warn("Events could not be derived; the next attempt follows", failure);
            failing = true;
        }
    }

    private static void ignore(Throwable failure) {
        LOG.debug("The session of the follower could not be ended", failure);
    }

    private void onLoop(Runnable task) {
        loop.runOnContext(nothing -> task.run());
    }
}
