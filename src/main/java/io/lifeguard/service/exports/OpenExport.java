package io.lifeguard.service.exports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.decision.MigratedPool;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.rules.remedy.Situation;
import io.lifeguard.service.exports.ExportSlots.ExportSlot;
import io.lifeguard.store.exports.FactCursor;
import io.lifeguard.store.exports.FactSnapshot;
import io.lifeguard.store.exports.FactSnapshot.ConfiguredUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An export in progress: one snapshot of the database, whose objects are read in batches. It has a connection and a slot until
 * it is closed, which happens by itself after the timeout.
 */
public final class OpenExport {
    private final ExportSlot slot;
    private final FactSnapshot snapshot;
    private final boolean withSecret;
    private final Vertx vertx;
    private final long timer;
    private final AtomicReference<@Nullable ExportOutcome> outcome = new AtomicReference<>();

    /** How an export ended. */
    public enum ExportOutcome {
        /** The client has all of it. */
        COMPLETE,
        /** The client did not need the rest of it, or disconnected, or read too slowly. */
        CANCELLED,
        FAILED,
        TIMED_OUT
    }

    /** Reads the next objects, which may be none; empty after the last. */
    @FunctionalInterface
    public interface BatchReader<T> {
        Uni<Optional<List<T>>> next();

        /** The same objects, each as another. */
        default <R> BatchReader<R> map(Function<? super T, ? extends R> function) {
            return () -> next().map(batch ->
                    batch.map(objects -> objects.stream().<R>map(function).toList()));
        }
    }

    OpenExport(ExportSlot slot, FactSnapshot snapshot, boolean withSecret, Vertx vertx, Duration timeout) {
        this.slot = slot;
        this.snapshot = snapshot;
        this.withSecret = withSecret;
        this.vertx = vertx;
        this.timer = vertx.setTimer(timeout.toMillis(), id -> close(ExportOutcome.TIMED_OUT));
    }

    /** The revision of everything in the export. */
    public Revision revision() {
        return snapshot.revision();
    }

    /** Whether objects can still be read. */
    public boolean isOpen() {
        return outcome.get() == null;
    }

    /**
     * The objects of a kind in the order of their keys, of the type that its {@code ExportTable} takes. Rooms that the caller
     * may not see are left out.
     */
    public BatchReader<?> objects(ExportKind kind) {
        return switch (kind) {
            case FRONT_END_POOLS -> sorted(snapshot.topology().frontEndPools().values());
            case POLICIES -> sorted(snapshot.topology().policies().values());
            case CHAT_POOLS -> sorted(snapshot.topology().chatPools().values());
            case USERS -> users(UserFilter.EVERYBODY).map(ConfiguredUser::user);
            case CATEGORIES -> cursor(snapshot::categories);
            case ADD_INS -> cursor(snapshot::addIns);
            case ROOMS -> cursor(() -> snapshot.rooms(withSecret));
            case CLIENT_CONFIGURATIONS -> cursor(snapshot::configurations);
            case MIGRATIONS -> sorted(MigratedPool.all(snapshot.topology()));
        };
    }

    /**
     * The decisions on the users that match a query, in the order of their keys.
     *
     * @throws LifeguardException {@link FailureCode#NOT_FOUND} for a chat pool that is not recorded
     */
    public BatchReader<Decision> decisions(EligibilityListQuery query) {
        Topology topology = snapshot.topology();
        ChatPool pool = topology.chatPool(query.pool())
                .orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.chatPool(query.pool())));
        BatchReader<Decision> all = users(query.filter()).map(user -> Situation.recorded(
                        topology, user.user().placement(), user.configured(), query.client(), pool)
                .caseOf(user.user())
                .decide());
        return () -> all.next()
                .map(batch -> batch.map(
                        decisions -> decisions.stream().filter(query::selects).toList()));
    }

    private BatchReader<ConfiguredUser> users(UserFilter filter) {
        return cursor(() -> snapshot.users(filter));
    }

    /** Pools and policies are in the order of their keys already, and few. */
    private static <T> BatchReader<T> sorted(Collection<T> all) {
        Iterator<List<T>> batches = List.of(List.copyOf(all)).iterator();
        return () -> Uni.createFrom().item(batches.hasNext() ? Optional.of(batches.next()) : Optional.empty());
    }

    private <T> BatchReader<T> cursor(Supplier<Uni<FactCursor<T>>> select) {
        Uni<FactCursor<T>> cursor =
                Uni.createFrom().deferred(() -> select.get()).memoize().indefinitely();
        // the connection of a closed snapshot belongs to somebody else
        return () -> isOpen()
                ? cursor.chain(FactCursor::next)
                : Uni.createFrom().failure(new IllegalStateException("the export was closed"));
    }

    /** Gives the connection and the slot back; what is being read fails. Only the first call counts. */
    public void close(ExportOutcome reached) {
        if (outcome.compareAndSet(null, reached)) {
            vertx.cancelTimer(timer);
            snapshot.close().subscribe().with(closed -> slot.release(reached), failure -> slot.release(reached));
        }
    }
}
