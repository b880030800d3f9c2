package io.lifeguard.http.limits;

import io.lifeguard.http.limits.RequestCounters.RejectionReason;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.netty.MainEventLoopGroup;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Ends connections that are held for nothing: without a whole request for too long - unused, or with a head or a
 * handshake that trickles in - or with an answer that is not read. Vert.x has one timeout only, which every byte puts off
 * and which a long import would run into.
 */
@Singleton
class IdleConnectionHandler {
    private static final long SWEEP_EVERY_MILLIS = 1000;

    private final Vertx vertx;
    private final EventLoopGroup loops;
    private final RequestCounters traffic;
    private final long idle;
    private final long patience;
    private final long leastRead;

    IdleConnectionHandler(
            Vertx vertx, @MainEventLoopGroup EventLoopGroup loops, RequestCounters traffic, RequestSettings limits) {
        this.vertx = vertx;
        this.loops = loops;
        this.traffic = traffic;
        this.idle = limits.idleTimeout().toNanos();
        this.patience = limits.minRatePeriod().toNanos();
        this.leastRead = limits.minBytesPerSecond() * limits.minRatePeriod().toSeconds();
    }

    void begin(@Observes StartupEvent starting) {
        vertx.setPeriodic(SWEEP_EVERY_MILLIS, timer -> {
            for (EventExecutor executor : loops) {
                if (executor instanceof SingleThreadEventLoop loop) {
                    loop.execute(() -> sweep(loop));
                }
            }
        });
    }

    /** Looks at all connections of one event loop, on it. */
    private void sweep(SingleThreadEventLoop loop) {
        long now = System.nanoTime();
        loop.registeredChannelsIterator().forEachRemaining(channel -> {
            if (channel.parent() instanceof ServerChannel) {
                look(channel, ConnectionUsage.of(channel), now);
            }
        });
    }

    private void look(Channel connection, ConnectionUsage use, long now) {
        if (use.isBusy()) {
            return;
        }
        long rested = now - use.restsSince();
        long waiting = unread(connection);
        if (waiting > 0 && rested > patience) {
            if (use.reads(waiting, leastRead)) {
                use.rest(now);
            } else {
                end(connection, RejectionReason.SLOW_READER);
            }
        } else if (waiting == 0 && rested > idle) {
            end(connection, RejectionReason.IDLE);
        }
    }

    /** How many bytes the client has still to read. What is pending counts a buffer whole until all of it is sent. */
    private static long unread(Channel connection) {
        ChannelOutboundBuffer pending = connection.unsafe().outboundBuffer();
        return pending == null ? 0 : pending.totalPendingWriteBytes() - pending.currentProgress();
    }

    private void end(Channel connection, RejectionReason reason) {
        traffic.turned(reason);
        // past Vert.x, which would first send what nobody reads
        connection.unsafe().close(connection.newPromise());
    }
}
