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
 * Selects on the pools of connections that no write uses. Each reads the revision that it sees. A request that only reads
 * is answered by the read replica, where there is one that has the required revision; otherwise by the primary, which is
 * asked again for a second while it has not reached the required revision either.
 */
@ApplicationScoped
public class ReadDatabase implements SnapshotReader {
    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read, read only";
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofMillis(25);

    private static final String OF_STANDBY = " where pg_is_in_recovery()";

    private final Pool pool;
    private final ReadReplica replica;
    private final SnapshotReader primaryReader;
    private final SnapshotReader replicaReader;
    private final AtomicReference<@Nullable Revision> newest = new AtomicReference<>();

    ReadDatabase(@ReactiveDataSource(DatabaseSettings.READS) Pool pool, ReadReplica replica) {
        this.pool = pool;
        this.replica = replica;
        primaryReader = reader(pool);
        replicaReader = new SnapshotReader() {
            @Override
            public <T> Uni<Snapshot<List<T>>> list(
                    String select, String order, Tuple arguments, Function<Columns, T> mapper) {
                return replica.attempt(
                        standby -> listOfReplica(standby, select, order, arguments, mapper),
                        () -> primaryReader.list(select, order, arguments, mapper));
            }
        };
    }

    /** Fails with {@link FailureCode#STALE} when the required revision is not there within a second. */
    @Override
    public <T> Uni<Snapshot<List<T>>> list(String select, String order, Tuple arguments, Function<Columns, T> mapper) {
        return awaitRequestedRevision(reader -> reader.list(select, order, arguments, mapper));
    }

    /**
     * Runs several selects, one after the other, on one snapshot of the database.
     *
     * @param work is run again when its snapshot is older than the required revision
     * @return fails as {@link #list} does
     */
    public <T> Uni<Snapshot<T>> inSnapshot(Function<SnapshotReader, Uni<Snapshot<T>>> work) {
        return awaitRequestedRevision(reader -> reader == replicaReader
                ? replica.attempt(
                        standby -> inSnapshot(standby, work, this::readerOfReplica), () -> inSnapshotOfPrimary(work))
                : inSnapshotOfPrimary(work));
    }

    private <T> Uni<Snapshot<T>> inSnapshotOfPrimary(Function<SnapshotReader, Uni<Snapshot<T>>> work) {
        return inSnapshot(pool, work, this::reader).onFailure().transform(SqlFailures::ofRead);
    }

    private static <T> Uni<Snapshot<T>> inSnapshot(
            Pool server,
            Function<SnapshotReader, Uni<Snapshot<T>>> work,
            Function<SqlClient, SnapshotReader> readerOf) {
        return server.withTransaction(connection ->
                connection.query(ONE_SNAPSHOT).execute().chain(() -> work.apply(readerOf.apply(connection))));
    }

    /**
     * The revision of the database now.
     *
     * @param required a revision that it must have reached, beside the one that the request requires
     * @return fails as {@link #list} does
     */
    public Uni<Revision> currentRevision(Optional<Revision> required) {
        Uni<Snapshot<List<Columns>>> read =
                awaitRequestedRevisionOfPrimary(primaryReader.list("select true", Tuple.tuple(), Function.identity()));
        return required.map(r -> awaitRevision(read, r)).orElse(read).map(Snapshot::revision);
    }

    /** A reader on the primary for work of no request, or of several: it requires no revision. */
    public SnapshotReader forNoRequest() {
        return primaryReader;
    }

    /** A reader on the primary for a request, as this one; for what goes on where a subscription left off. */
    public SnapshotReader onPrimary() {
        return new SnapshotReader() {
            @Override
            public <T> Uni<Snapshot<List<T>>> list(
                    String select, String order, Tuple arguments, Function<Columns, T> mapper) {
                return awaitRequestedRevisionOfPrimary(primaryReader.list(select, order, arguments, mapper));
            }
        };
    }

    /** The newest revision that was read here; every later select on the primary sees this one at least. */
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
     * @param read with a reader on the replica or on the primary, which is always the same for either; is repeated on the
     *     primary while its revision is older than the required one
     * @return fails as {@link #list} does
     */
    public <T> Uni<Snapshot<T>> awaitRequestedRevision(Function<SnapshotReader, Uni<Snapshot<T>>> read) {
        Uni<Snapshot<T>> onPrimary =
                awaitRequestedRevisionOfPrimary(Uni.createFrom().deferred(() -> read.apply(primaryReader)));
        Optional<Revision> required = RequestRevisions.required();
        return RequestRevisions.current()
                .filter(request -> request.mayReadReplica() && replica.hasReached(required))
                .map(request -> Uni.createFrom()
                        .deferred(() -> read.apply(replicaReader))
                        .chain(s ->
                                required.filter(r -> !s.revision().isAtLeast(r)).isPresent()
                                        ? onPrimary
                                        : Uni.createFrom().item(s).invoke(() -> request.add(s.revision()))))
                .orElse(onPrimary);
    }

    private static <T> Uni<Snapshot<T>> awaitRequestedRevisionOfPrimary(Uni<Snapshot<T>> read) {
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

    /** A reader on one connection to the replica, whose failures are not translated. */
    private SnapshotReader readerOfReplica(SqlClient connection) {
        return new SnapshotReader() {
            @Override
            public <T> Uni<Snapshot<List<T>>> list(
                    String select, String order, Tuple arguments, Function<Columns, T> mapper) {
                return listOfReplica(connection, select, order, arguments, mapper);
            }
        };
    }

    private <T> Uni<Snapshot<List<T>>> list(
            SqlClient client, String select, String order, Tuple arguments, Function<Columns, T> mapper) {
        return client.preparedQuery(statement(select, "", order))
                .execute(arguments)
                .map(rows -> {
                    Revision revision = revision(rows.iterator().next());
                    observe(revision);
                    return new Snapshot<>(revision, values(rows, mapper));
                })
                .onFailure()
                .transform(SqlFailures::ofRead);
    }

    /** Fails with what the client of PostgreSQL fails with, and where the answer is not one of a fit replica. */
    private <T> Uni<Snapshot<List<T>>> listOfReplica(
            SqlClient client, String select, String order, Tuple arguments, Function<Columns, T> mapper) {
        return client.preparedQuery(statement(select, OF_STANDBY, order))
                .execute(arguments)
                .map(rows -> {
                    Revision revision = replica.requireFit(StreamSupport.stream(rows.spliterator(), false)
                            .findFirst()
                            .map(ReadDatabase::revision));
                    return new Snapshot<>(revision, values(rows, mapper));
                });
    }

    private static String statement(String select, String condition, String order) {
        return "select present.epoch, present.revision, facts.* from present left join lateral (\n" + select
                + ") facts on true" + condition + (order.isEmpty() ? "" : " order by " + order);
    }

    private static Revision revision(Row row) {
        return new Revision(row.getString(0), row.getLong(1));
    }

    private static <T> List<T> values(RowSet<Row> rows, Function<Columns, T> mapper) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getValue(2) != null)
                .map(Columns::of)
                .map(mapper)
                .toList();
    }
}
