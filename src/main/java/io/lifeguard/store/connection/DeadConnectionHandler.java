package io.lifeguard.store.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which nothing was received for so long that its server must be gone. TCP alone takes a quarter of
 * an hour to give up data that is not acknowledged, and for ever where none is under way.
 *
 * <p>The public {@code NetClientOptions.setReadIdleTimeout} is no substitute: it closes the connection through the encoder
 * of the PostgreSQL client, which sends a terminate message and waits for the server to close. This handler is the first
 * of the pipeline, so that its close bypasses that encoder. For the pipeline it depends on internals of the Vert.x SQL
 * client.
 */
final class DeadConnectionHandler extends IdleStateHandler {
    private DeadConnectionHandler(Duration timeout) {
        super(timeout.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    }

    /**
     * Installs the handler.
     *
     * @param timeout longer than the longest statement and the longest time that the connection stays unused in its pool,
     *     together: the time runs while the connection is unused too
     */
    static void install(SqlConnection connection, Duration timeout) {
        SocketConnectionBase socket = (SocketConnectionBase)
                ((SqlConnectionInternal) connection).unwrap().unwrap();
        socket.socket().channelHandlerContext().pipeline().addFirst(new DeadConnectionHandler(timeout));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the statement under way fails when the connection is closed
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent idle) {
        context.close();
    }
}
