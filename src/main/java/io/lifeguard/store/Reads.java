package io.lifeguard.store;

import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.StaleException;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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
public class Reads {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Pool pool;
    private final AtomicReference<@Nullable Revision> newest = new AtomicReference<>();

    Reads(@ReactiveDataSource("reads") Pool pool) {
        this.pool = pool;
    }

    /**
     * Sends a statement, of which {@code body} selects the rows; its first column is never null.
     *
     * @return the rows in their order, each mapped; fails with {@link StaleException} when the demanded state does not
     *     come within a second
     */
    public <T> Uni<Snapshot<List<T>>> list(String body, Tuple arguments, Function<Row, T> mapper) {
        Uni<Snapshot<List<T>>> read = pool.preparedQuery(
                        "select present.epoch, present.revision, found.* from present left join lateral (" + body
                                + ") found on true")
                .execute(arguments)
                .map(rows -> snapshot(rows, mapper));
        Optional<RequestRevisions> request = RequestRevisions.present();
        return request.isEmpty() ? read : consistent(read, request.get());
    }

    /** As {@link #list}, for a statement that finds one row at most. */
    public <T> Uni<Snapshot<Optional<T>>> first(String body, Tuple arguments, Function<Row, T> mapper) {
        return list(body, arguments, mapper)
                .map(s -> s.map(rows -> rows.stream().findFirst()));
    }

    /** The newest state that any statement here has read: one that every later statement has at least. */
    public Optional<Revision> newest() {
        return Optional.ofNullable(newest.get());
    }

    private <T> Uni<Snapshot<T>> consistent(Uni<Snapshot<T>> read, RequestRevisions request) {
        Uni<Snapshot<T>> noted = read.invoke(s -> request.note(s.revision()));
        Optional<Revision> demand = RequestRevisions.demanded();
        if (demand.isEmpty()) {
            return noted;
        }
        Revision demanded = demand.get();
        return read.invoke(s -> {
                    if (!s.revision().isAtLeast(demanded)) {
                        throw new StaleException(demanded, s.revision());
                    }
                })
                .onFailure(StaleException.class)
                .retry()
                .withBackOff(PAUSE, PAUSE)
                .expireIn(PATIENCE.toMillis())
                .onFailure(e -> e.getCause() instanceof StaleException)
                .transform(Throwable::getCause)
                .invoke(s -> request.note(s.revision()));
    }

    private <T> Snapshot<List<T>> snapshot(RowSet<Row> rows, Function<Row, T> mapper) {
        Row first = rows.iterator().next();
        Revision revision = new Revision(first.getString(0), first.getLong(1));
        newest.accumulateAndGet(revision, (known, read) -> known != null && known.isAtLeast(read) ? known : read);
        List<T> values = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getValue(2) != null)
                .map(mapper)
                .toList();
        return new Snapshot<>(revision, values);
    }
}
