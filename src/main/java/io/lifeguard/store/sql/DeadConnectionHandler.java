package io.lifeguard.store.sql;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection from which nothing has come for so long that its server must have vanished: TCP alone waits a quarter
 * of an hour for one that says no word, and for ever where nothing is on its way there.
 *
 * <p>It stands first on the way in, since the driver, asked to close a connection, says so to the server and waits for it.
 */
final class DeadConnectionHandler extends IdleStateHandler {
    private DeadConnectionHandler(Duration within) {
        super(within.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    }

    /**
     * @param within longer than any statement takes, counted from before the connection was last taken from its pool: whoever
     *     leaves connections unused for longer than that has them closed while they are asked
     */
    static void isTheEndOf(SqlConnection connection, Duration within) {
        SocketConnectionBase socket = (SocketConnectionBase)
                ((SqlConnectionInternal) connection).unwrap().unwrap();
        socket.socket().channelHandlerContext().pipeline().addFirst(new DeadConnectionHandler(within));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // whoever waits for an answer is told that it is closed
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent silent) {
        context.close();
    }
}
