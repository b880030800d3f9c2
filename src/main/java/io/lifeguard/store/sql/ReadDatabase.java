package io.lifeguard.store.sql;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reading statements, on connections of their own that no writer holds. Each tells the state that it read, and is sent
 * again for a while when the request demands a later one.
 */
@ApplicationScoped
public class ReadDatabase implements SnapshotReader {
    private static final String ONE_STATE = "set transaction isolation level repeatable read, read only";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Pool pool;
    private final AtomicReference<@Nullable Revision> newestRevision = new AtomicReference<>();

    ReadDatabase(@ReactiveDataSource("reads") Pool pool) {
        this.pool = pool;
    }

    /** Fails with {@link FailureCode#STALE} when the demanded state does not come within a second. */
    @Override
    public <T> Uni<Snapshot<List<T>>> list(String body, Tuple arguments, Function<Row, T> mapper) {
        return awaitRequestedRevision(list(pool, body, arguments, mapper));
    }

    /**
     * Does work of several statements, one after the other, that all read one state.
     *
     * @param work is done again when the state that it met is older than the demanded one
     * @return fails as {@link #list} does
     */
    public <T> Uni<Snapshot<T>> inSnapshot(Function<SnapshotReader, Uni<Snapshot<T>>> work) {
        return awaitRequestedRevision(pool.withTransaction(
                        connection -> connection.query(ONE_STATE).execute().chain(() -> work.apply(reader(connection))))
                .onFailure()
                .transform(SqlFailures::ofRead));
    }

    /**
     * The present state.
     *
     * @param demanded beside what the request demands
     * @return fails as {@link #list} does
     */
    public Uni<Revision> currentRevision(Optional<Revision> demanded) {
        Uni<Snapshot<List<Row>>> read = list("select true", Tuple.tuple(), Function.identity());
        return demanded.map(d -> awaitRevision(read, d)).orElse(read).map(Snapshot::revision);
    }

    /** For what is read for no request in particular: any state will do. */
    public SnapshotReader forNoRequest() {
        return reader(pool);
    }

    /** The newest state that any statement here has read: one that every later statement has at least. */
    public Optional<Revision> newestRevision() {
        return Optional.ofNullable(newestRevision.get());
    }

    /** Notes a state that was read by the way. */
    public void observe(Revision revision) {
        newestRevision.accumulateAndGet(
                revision, (known, read) -> known != null && known.isAtLeast(read) ? known : read);
    }

    private SnapshotReader reader(SqlClient client) {
        return new SnapshotReader() {
            @Override
            public <T> Uni<Snapshot<List<T>>> list(String body, Tuple arguments, Function<Row, T> mapper) {
                return ReadDatabase.this.list(client, body, arguments, mapper);
            }
        };
    }

    private <T> Uni<Snapshot<List<T>>> list(SqlClient client, String body, Tuple arguments, Function<Row, T> mapper) {
        return client.preparedQuery("select present.epoch, present.revision, found.* from present left join lateral ("
                        + body + ") found on true")
                .execute(arguments)
                .map(rows -> snapshot(rows, mapper))
                .onFailure()
                .transform(SqlFailures::ofRead);
    }

    /**
     * What is read for no request, or for several, held to what the present one demands.
     *
     * @param read is done again while its state is older than the demanded one
     * @return fails as {@link #list} does
     */
    public <T> Uni<Snapshot<T>> awaitRequestedRevision(Uni<Snapshot<T>> read) {
        return RequestRevisions.present()
                .map(request -> RequestRevisions.demanded()
                        .map(demanded -> awaitRevision(read, demanded))
                        .orElse(read)
                        .invoke(s -> request.note(s.revision())))
                .orElse(read);
    }

    /** Reads again for a while as long as the state is older than the demanded one. */
    private static <T> Uni<Snapshot<T>> awaitRevision(Uni<Snapshot<T>> read, Revision demanded) {
        return read.invoke(s -> {
                    if (!s.revision().isAtLeast(demanded)) {
                        throw LifeguardException.stale(demanded, s.revision());
                    }
                })
                .onFailure(FailureCode.STALE::matches)
                .retry()
                .withBackOff(PAUSE, PAUSE)
                .expireIn(PATIENCE.toMillis())
                .onFailure(e -> FailureCode.STALE.matches(e.getCause()))
                .transform(Throwable::getCause);
    }

    private <T> Snapshot<List<T>> snapshot(RowSet<Row> rows, Function<Row, T> mapper) {
        Row first = rows.iterator().next();
        Revision revision = new Revision(first.getString(0), first.getLong(1));
        observe(revision);
        List<T> values = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getValue(2) != null)
                .map(mapper)
                .toList();
        return new Snapshot<>(revision, values);
    }
}
