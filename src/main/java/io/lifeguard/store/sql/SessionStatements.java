package io.lifeguard.store.sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * SQL of our own in the transaction of the present session, on its connection but past its native queries: of those
 * Hibernate keeps a plan for every single execution, and searches all of them on the next one.
 */
public final class SessionStatements implements SqlExecutor {

    @Override
    public Uni<List<@Nullable Object[]>> execute(String statement, @Nullable Object... arguments) {
        return connection()
                .chain(c -> Uni.createFrom().completionStage(() -> c.select(statement, arguments)))
                .map(SessionStatements::rows);
    }

    /** Sends a statement that changes rows; gives how many. */
    public Uni<Integer> update(String statement, @Nullable Object... arguments) {
        return connection().chain(c -> Uni.createFrom().completionStage(() -> c.update(statement, arguments)));
    }

    private static Uni<ReactiveConnection> connection() {
        return Panache.getSession().map(session -> ((MutinySessionImpl) session).getReactiveConnection());
    }

    private static List<@Nullable Object[]> rows(ReactiveConnection.Result result) {
        List<@Nullable Object[]> rows = new ArrayList<>(result.size());
        result.forEachRemaining(rows::add);
        return rows;
    }
}
