package io.lifeguard.store.connection;

import io.lifeguard.store.sql.SqlFailures;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * Receives the exceptions of a connection that belong to no statement, such as the end of the server. Without it the client
 * prints their stack traces to the error output, one for each connection in use. For the holder of the connection it
 * depends on internals of the Vert.x SQL client, which has no public handler for connections that are taken from a pool by
 * others, such as Hibernate.
 *
 * @param pool the holder, which receives everything else
 */
record ConnectionExceptions(Connection.Holder pool) implements Connection.Holder {

    /** Must be called by the handler of new connections. */
    static void install(SqlConnection connection) {
        Connection pooled = ((SqlConnectionInternal) connection).unwrap();
        ((SocketConnectionBase) pooled.unwrap()).init(new ConnectionExceptions((Connection.Holder) pooled));
    }

    @Override
    public void handleEvent(Object event) {
        pool.handleEvent(event);
    }

    @Override
    public void handleClosed() {
        pool.handleClosed();
    }

    @Override
    public void handleException(Throwable failure) {
        SqlFailures.report(failure);
    }
}
