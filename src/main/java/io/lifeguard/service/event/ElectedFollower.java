package io.lifeguard.service.event;

import io.lifeguard.model.FailureCode;
import io.lifeguard.store.event.FollowerSession;
import io.lifeguard.store.event.FollowerSession.FollowerTask;
import io.lifeguard.store.sql.DatabaseFault;
import io.lifeguard.store.sql.DatabaseOutage;
import io.lifeguard.store.sql.SqlFailures;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the change log for a task, on one instance at a time: whenever there may be new entries, and at an interval, at which
 * the other instances try to take over. All of it happens on one event loop, but for what the work does elsewhere.
 *
 * @param <W> the state of the work on the instance that does it
 */
public final class ElectedFollower<W> {
    private static final Logger LOG = Logger.getLogger(ElectedFollower.class);

    private final Pool pool;
    private final DatabaseOutage outage;
    private final Context loop;
    private final FollowerTask task;
    private final FollowerWorker<W> worker;
    private volatile @Nullable FollowerSession session;
    private volatile @Nullable W work;
    private OptionalLong timer = OptionalLong.empty();
    private boolean running;
    private boolean again;
    private boolean failing;
    private volatile boolean ended;

    public ElectedFollower(Pool pool, DatabaseOutage outage, Vertx vertx, FollowerTask task, FollowerWorker<W> worker) {
        this.pool = pool;
        this.outage = outage;
        this.loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.task = task;
        this.worker = worker;
    }

    /** What is done. The methods run one after the other, on the event loop, but for {@link #release}. */
    public interface FollowerWorker<W> {
        /** For log lines. */
        String name();

        /** Begins the work on the instance that is to do it from now on. */
        Uni<W> begin(FollowerSession session);

        /** Does everything that there is to do now. If it fails, the session ends; another begins at the next interval. */
        Uni<Void> work(W state);

        /** Happens at each interval on the instances that do not do the work. */
        default Uni<Void> idle() {
            return Uni.createFrom().voidItem();
        }

        /**
         * Releases what the work holds, also while it is under way; it may fail then.
         *
         * @param lost whether another instance may do the work already
         */
        default Uni<Void> release(W state, boolean lost) {
            return Uni.createFrom().voidItem();
        }
    }

    /** @param interval between polls for changes that PostgreSQL did not announce, and for the end of the other instance */
    public void start(Duration interval) {
        timer = OptionalLong.of(loop.owner().setPeriodic(interval.toMillis(), t -> onLoop(this::follow)));
        onLoop(this::follow);
    }

    /** Ends the work, so that another instance takes over. */
    public void stop() {
        timer.ifPresent(loop.owner()::cancelTimer);
        onLoop(() -> {
            ended = true;
            (running ? releaseWork(false) : release())
                    .subscribe()
                    .with(
                            released -> {},
                            failure -> LOG.debugf(failure, "%s: the session could not be ended", worker.name()));
        });
    }

    /** Whether this instance does the work. */
    public boolean isElected() {
        return work != null;
    }

    /** Whether a session may be used: it was not lost, and the service does not stop. */
    public boolean isCurrent(FollowerSession used) {
        return !ended && used.equals(session);
    }

    private void follow() {
        if (running || ended) {
            again = true;
            return;
        }
        running = true;
        again = false;
        Uni.createFrom()
                .deferred(this::beginAndWork)
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

    private Uni<Void> beginAndWork() {
        @Nullable W held = work;
        return (held == null ? begin() : Uni.createFrom().item(Optional.of(held)))
                .chain(state -> state.map(worker::work).orElseGet(worker::idle));
    }

    private Uni<Optional<W>> begin() {
        return FollowerSession.tryBegin(pool, task, () -> onLoop(this::follow), () -> onLoop(this::lost))
                .chain(begun ->
                        begun.map(this::begin).orElseGet(() -> Uni.createFrom().item(Optional.<W>empty())));
    }

    private Uni<Optional<W>> begin(FollowerSession begun) {
        session = begun;
        return worker.begin(begun)
                .invoke(ready -> {
                    work = ready;
                    LOG.debugf("%s: this instance does the work from now on", worker.name());
                })
                .map(Optional::of);
    }

    private void lost() {
        session = null;
        releaseWork(true)
                .subscribe()
                .with(released -> {}, failure -> LOG.debugf(failure, "%s: the work could not be ended", worker.name()));
        follow();
    }

    private Uni<Void> release() {
        @Nullable FollowerSession held = session;
        session = null;
        return releaseWork(false)
                .onFailure()
                .recoverWithNull()
                .chain(() -> held == null ? Uni.createFrom().voidItem() : held.end());
    }

    private Uni<Void> releaseWork(boolean lost) {
        @Nullable W held = work;
        work = null;
        return held == null ? Uni.createFrom().voidItem() : worker.release(held, lost);
    }

    /** The outage of the database is logged once for all that need it. */
    private void logChange(@Nullable Throwable failure) {
        if (failure == null) {
            if (failing) {
                LOG.infof("%s: continued", worker.name());
            }
            failing = false;
            return;
        }
        SqlFailures.report(failure);
        boolean isOfDatabase = outage.isUnderWay()
                || DatabaseFault.of(failure).isPresent()
                || FailureCode.DATABASE_UNAVAILABLE.matches(failure);
        if (!failing && !isOfDatabase && !ended) {
            LOG.warnf(failure, "%s: failed; the next attempt follows", worker.name());
            failing = true;
        }
    }

    private void onLoop(Runnable work) {
        loop.runOnContext(nothing -> work.run());
    }
}
