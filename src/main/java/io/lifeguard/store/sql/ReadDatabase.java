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
 * Selects on the pool of connections that no write uses. Each reads the revision that it sees, and is repeated for a
 * second while the request requires a later one.
 */
@ApplicationScoped
public class ReadDatabase implements SnapshotReader {
    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read, read only";
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofMillis(25);

    private final Pool pool;
    private final AtomicReference<@Nullable Revision> newest = new AtomicReference<>();

    ReadDatabase(@ReactiveDataSource("reads") Pool pool) {
        this.pool = pool;
    }

    /** Fails with {@link FailureCode#STALE} when the required revision is not there within a second. */
    @Override
    public <T> Uni<Snapshot<List<T>>> list(String select, String order, Tuple arguments, Function<Columns, T> mapper) {
        return awaitRequestedRevision(list(pool, select, order, arguments, mapper));
    }

    /**
     * Runs several selects, one after the other, on one snapshot of the database.
     *
     * @param work is run again when its snapshot is older than the required revision
     * @return fails as {@link #list} does
     */
    public <T> Uni<Snapshot<T>> inSnapshot(Function<SnapshotReader, Uni<Snapshot<T>>> work) {
        return awaitRequestedRevision(pool.withTransaction(connection ->
                        connection.query(ONE_SNAPSHOT).execute().chain(() -> work.apply(reader(connection))))
                .onFailure()
                .transform(SqlFailures::ofRead));
    }

    /**
     * The revision of the database now.
     *
     * @param required a revision that it must have reached, beside the one that the request requires
     * @return fails as {@link #list} does
     */
    public Uni<Revision> currentRevision(Optional<Revision> required) {
        Uni<Snapshot<List<Columns>>> read = list("select true", Tuple.tuple(), Function.identity());
        return required.map(r -> awaitRevision(read, r)).orElse(read).map(Snapshot::revision);
    }

    /** A reader for work of no request, or of several: it requires no revision. */
    public SnapshotReader forNoRequest() {
        return reader(pool);
    }

    /** The newest revision that was read here; every later select sees this one at least. */
    public Optional<Revision> newestRevision() {
        return Optional.ofNullable(newest.get());
    }

    /** Records a revision that was read on another connection. */
    public void observe(Revision revision) {
        newest.accumulateAndGet(revision, (known, read) -> known != null && known.isAtLeast(read) ? known : read);
    }

    /**
     * Applies the revision that the current request requires to a read for no request or for several.
     *
     * @param read is repeated while its revision is older than the required one
     * @return fails as {@link #list} does
     */
    public <T> Uni<Snapshot<T>> awaitRequestedRevision(Uni<Snapshot<T>> read) {
        return RequestRevisions.current()
                .map(request -> RequestRevisions.required()
                        .map(required -> awaitRevision(read, required))
                        .orElse(read)
                        .invoke(s -> request.add(s.revision())))
                .orElse(read);
    }

    private static <T> Uni<Snapshot<T>> awaitRevision(Uni<Snapshot<T>> read, Revision required) {
        return read.invoke(s -> {
                    if (!s.revision().isAtLeast(required)) {
                        throw LifeguardException.stale(required, s.revision());
                    }
                })
                .onFailure(FailureCode.STALE::matches)
                .retry()
                .withBackOff(RETRY_DELAY, RETRY_DELAY)
                .expireIn(RETRY_TIMEOUT.toMillis())
                .onFailure(e -> FailureCode.STALE.matches(e.getCause()))
                .transform(Throwable::getCause);
    }

    /** A reader on one connection or pool, which requires no revision. */
    public SnapshotReader reader(SqlClient client) {
        return new SnapshotReader() {
            @Override
            public <T> Uni<Snapshot<List<T>>> list(
                    String select, String order, Tuple arguments, Function<Columns, T> mapper) {
                return ReadDatabase.this.list(client, select, order, arguments, mapper);
            }
        };
    }

    private <T> Uni<Snapshot<List<T>>> list(
            SqlClient client, String select, String order, Tuple arguments, Function<Columns, T> mapper) {
        String statement = "select present.epoch, present.revision, facts.* from present left join lateral (\n" + select
                + ") facts on true" + (order.isEmpty() ? "" : " order by " + order);
        return client.preparedQuery(statement)
                .execute(arguments)
                .map(rows -> snapshot(rows, mapper))
                .onFailure()
                .transform(SqlFailures::ofRead);
    }

    private <T> Snapshot<List<T>> snapshot(RowSet<Row> rows, Function<Columns, T> mapper) {
        Row first = rows.iterator().next();
        Revision revision = new Revision(first.getString(0), first.getLong(1));
        observe(revision);
        List<T> values = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getValue(2) != null)
                .map(Columns::of)
                .map(mapper)
                .toList();
        return new Snapshot<>(revision, values);
    }
}
