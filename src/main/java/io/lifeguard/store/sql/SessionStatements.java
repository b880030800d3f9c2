package io.lifeguard.store.sql;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * Sends SQL on the connection of a Hibernate session, in its transaction.
 *
 * <p>The only user of {@link MutinySessionImpl} and {@link ReactiveConnection}, which are internal to Hibernate Reactive.
 * The public way, a native query, does not serve: Hibernate 7.2 still caches one plan for every execution of the same
 * statement, all under one hash code, and compares them at the next execution; and it wants parameters as {@code ?1}, so
 * that a statement could not be sent to the client of a dry run as well, which wants {@code $1}.
 */
public final class SessionStatements implements SqlExecutor {
    private final MutinySessionImpl session;

    public SessionStatements(Mutiny.Session session) {
        this.session = (MutinySessionImpl) session;
    }

    @Override
    public Uni<List<@Nullable Object[]>> execute(String statement, @Nullable Object... arguments) {
        return Uni.createFrom()
                .completionStage(() -> session.getReactiveConnection().select(statement, arguments))
                .map(SessionStatements::rows);
    }

    private static List<@Nullable Object[]> rows(ReactiveConnection.Result result) {
        List<@Nullable Object[]> rows = new ArrayList<>(result.size());
        result.forEachRemaining(rows::add);
        return rows;
    }
}
