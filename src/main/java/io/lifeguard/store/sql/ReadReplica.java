package io.lifeguard.store.sql;

import io.lifeguard.model.Revision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A standby that answers reads, where one is configured. It is checked at an interval, and with each statement: the answer
 * of a server that is no standby any more, or that has another epoch than the primary, is dropped, and the primary is
 * asked instead. See docs/decisions/0029.
 */
@ApplicationScoped
public class ReadReplica {
    private static final Logger LOG = Logger.getLogger(ReadReplica.class);
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(3);
    private static final String PRESENT = "select epoch, revision, pg_is_in_recovery() from present";
    private static final String PROMOTED = "it is not a standby";

    private final Optional<Pool> pool;
    private final Pool primary;
    private final ReplicaSettings settings;
    private final Vertx vertx;
    private final MeterRegistry registry;
    private final AtomicBoolean checking = new AtomicBoolean();
    private final ReplicaReads unanswered;
    private volatile State state = new State("it was not checked yet", null);
    private volatile @Nullable Revision ofPrimary;
    private Runnable countAnswered = () -> {};
    private Runnable countFailed = () -> {};
    private OptionalLong timer = OptionalLong.empty();

    ReadReplica(
            @ReactiveDataSource(DatabaseSettings.REPLICA) InjectableInstance<Pool> replica,
            @ReactiveDataSource(DatabaseSettings.READS) Pool primary,
            ReplicaSettings settings,
            Vertx vertx,
            MeterRegistry registry) {
        boolean isConfigured = replica.getHandle().getBean().isActive();
        pool = isConfigured ? Optional.of(replica.get()) : Optional.empty();
        this.primary = primary;
        this.settings = settings;
        this.vertx = vertx;
        this.registry = registry;
        unanswered = new ReplicaReads(vertx);
    }

    /** How a standby that answers reads is watched; its URL is {@code lifeguard.datasource.replica.url}. */
    @ConfigMapping(prefix = "lifeguard.replica")
    public interface ReplicaSettings {
        /** The interval at which it is compared with the primary, from 10 ms. */
        @DurationMin(millis = 10)
        @WithDefault("1s")
        Duration checkInterval();

        /**
         * How long a read may wait for the replica, from 10 ms; then the primary is asked. It is applied at each check, so
         * a read waits for up to an interval longer.
         */
        @DurationMin(millis = 10)
        @WithDefault("10s")
        Duration readTimeout();
    }

    /**
     * What is known of the replica.
     *
     * @param unfit why no read is sent there; empty if reads are
     * @param reached the newest revision that it was seen to have, where it is fit
     */
    private record State(String unfit, @Nullable Revision reached) {
        boolean isFit() {
            return unfit.isEmpty();
        }
    }

    /** An answer of the replica that must not be used. */
    private static final class UnfitReplicaException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnfitReplicaException(String reason) {
            super(reason, null, false, false);
        }
    }

    /** The replica did not answer a read in time. */
    private static final class OverdueReadException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OverdueReadException() {
            super("no answer in time", null, false, false);
        }
    }

    void watch(@Observes StartupEvent event) {
        Gauge.builder("lifeguard.database.replica.fit", this, ReadReplica::fitness)
                .description("1 if reads are sent to the read replica, 0 if not, NaN if none is configured")
                .register(registry);
        if (pool.isEmpty()) {
            return;
        }
        Gauge.builder("lifeguard.database.replica.lag.revisions", this, ReadReplica::lag)
                .description("Revisions of the primary that the read replica was seen not to have")
                .register(registry);
        countAnswered = reads("answered")::increment;
        countFailed = reads("failed")::increment;
        check(pool.get());
        timer = OptionalLong.of(vertx.setPeriodic(settings.checkInterval().toMillis(), t -> {
            failOverdueReads();
            check(pool.get());
        }));
    }

    private Counter reads(String outcome) {
        return Counter.builder("lifeguard.database.replica.reads")
                .description("Reads that were sent to the read replica; where it failed, the primary answered")
                .tag("outcome", outcome)
                .register(registry);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.ifPresent(vertx::cancelTimer);
    }

    /** Whether reads that require a revision, or none, are sent to the replica. */
    boolean hasReached(Optional<Revision> required) {
        State known = state;
        Revision reached = known.reached();
        return known.isFit()
                && reached != null
                && required.filter(r -> !reached.isAtLeast(r)).isEmpty();
    }

    /**
     * Lets the replica read, and the primary if that fails. A query that exceeded the timeout is not repeated.
     *
     * @param read fails if an answer is not {@link #requireFit fit}
     */
    <T> Uni<T> attempt(Function<Pool, Uni<T>> read, Supplier<Uni<T>> onPrimary) {
        return unanswered
                .failable(Uni.createFrom().deferred(() -> read.apply(pool.orElseThrow())), this::failUnlessFit)
                .invoke(countAnswered)
                .onFailure(failure -> !SqlFailures.isCanceled(failure))
                .recoverWithUni(failure -> {
                    countFailed.run();
                    if (failure instanceof UnfitReplicaException
                            || DatabaseFault.of(failure).isPresent()
                            || SqlFailures.hasNoConnection(failure)) {
                        become(new State(DatabaseOutage.reason(failure), null));
                    }
                    return onPrimary.get();
                });
    }

    /** The replica may become unfit after a read was sent to it: one that does not answer may be silent for a minute. */
    private void failUnlessFit() {
        State known = state;
        if (!known.isFit()) {
            unanswered.failAll(new UnfitReplicaException(known.unfit()));
        }
    }

    /** One connection may be silent, or one query slow, while the replica answers others, so it is used for these. */
    private void failOverdueReads() {
        Duration timeout = settings.readTimeout();
        int overdue = unanswered.failOlderThan(timeout, new OverdueReadException());
        if (overdue > 0) {
            LOG.warnf(
                    "Read replica: reads without an answer within %d ms: %d. The primary answers them.",
                    timeout.toMillis(), overdue);
        }
    }

    /**
     * Checks an answer of the replica, and notes the revision that it was read at.
     *
     * @param read empty if the server was no standby as it answered
     */
    Revision requireFit(Optional<Revision> read) {
        Revision revision = read.orElseThrow(() -> new UnfitReplicaException(PROMOTED));
        Revision known = ofPrimary;
        if (known != null && !known.epoch().equals(revision.epoch())) {
            throw new UnfitReplicaException(otherEpoch(revision, known));
        }
        if (state.isFit()) {
            state = new State("", revision);
        }
        return revision;
    }

    private void check(Pool replica) {
        if (checking.compareAndSet(false, true)) {
            present(primary)
                    .invoke(row -> ofPrimary = revision(row))
                    .onFailure() // whatever the primary has: reads may go on without it
                    .recoverWithNull()
                    .chain(() -> present(replica))
                    .map(this::state)
                    .onFailure()
                    .recoverWithItem(failure -> new State(DatabaseOutage.reason(failure), null))
                    .onTermination()
                    .invoke(() -> checking.set(false))
                    .subscribe()
                    .with(this::become);
        }
    }

    private static Uni<Row> present(Pool pool) {
        return pool.query(PRESENT)
                .execute()
                .map(rows -> rows.iterator().next())
                .ifNoItem()
                .after(CHECK_TIMEOUT)
                .fail();
    }

    private static Revision revision(Row present) {
        return new Revision(present.getString(0), present.getLong(1));
    }

    private State state(Row present) {
        Revision reached = revision(present);
        Revision known = ofPrimary;
        if (!present.getBoolean(2)) {
            return new State(PROMOTED, null);
        }
        return known != null && !known.epoch().equals(reached.epoch())
                ? new State(otherEpoch(reached, known), null)
                : new State("", reached);
    }

    private static String otherEpoch(Revision replica, Revision primary) {
        return "its epoch is " + replica.epoch() + ", that of the primary " + primary.epoch();
    }

    private synchronized void become(State next) {
        State before = state;
        state = next;
        if (next.isFit() && !before.isFit()) {
            LOG.info("Read replica: reads are sent to it");
        } else if (!next.isFit() && !next.unfit().equals(before.unfit())) {
            LOG.warnf("Read replica: not used: %s. The primary answers all reads until it is.", next.unfit());
        }
        failUnlessFit();
    }

    private double fitness() {
        if (pool.isEmpty()) {
            return Double.NaN;
        }
        return state.isFit() ? 1 : 0;
    }

    private double lag() {
        Revision reached = state.reached();
        Revision known = ofPrimary;
        return reached == null || known == null || !known.epoch().equals(reached.epoch())
                ? Double.NaN
                : Math.max(0, known.number() - reached.number());
    }
}
