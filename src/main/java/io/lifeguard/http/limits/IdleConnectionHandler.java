package io.lifeguard.http.limits;

import io.lifeguard.http.NettyChannels;
import io.lifeguard.http.limits.RequestMetrics.RejectionReason;
import io.netty.channel.Channel;
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
 * Closes connections that have had no request in progress for too long - unused, or with a request head that arrives byte by
 * byte - or whose client does not read the response. {@code quarkus.http.idle-timeout} does not suffice: it also closes a
 * connection while a request takes long, and leaves one open whose client does not read; see docs/decisions/0013.
 */
@Singleton
class IdleConnectionHandler {
    private static final long SCAN_INTERVAL_MILLIS = 1000;

    private final Vertx vertx;
    private final EventLoopGroup eventLoops;
    private final RequestMetrics metrics;
    private final RequestSettings settings;

    IdleConnectionHandler(
            Vertx vertx,
            @MainEventLoopGroup EventLoopGroup eventLoops,
            RequestMetrics metrics,
            RequestSettings settings) {
        this.vertx = vertx;
        this.eventLoops = eventLoops;
        this.metrics = metrics;
        this.settings = settings;
    }

    void start(@Observes StartupEvent starting) {
        vertx.setPeriodic(SCAN_INTERVAL_MILLIS, timer -> {
            for (EventExecutor executor : eventLoops) {
                if (executor instanceof SingleThreadEventLoop loop) {
                    loop.execute(() -> scan(loop));
                }
            }
        });
    }

    /** Checks all connections of an event loop, on that loop. */
    private void scan(SingleThreadEventLoop loop) {
        long nowNanos = System.nanoTime();
        loop.registeredChannelsIterator().forEachRemaining(channel -> {
            if (channel.parent() instanceof ServerChannel) {
                check(channel, ConnectionUsage.of(channel), nowNanos);
            }
        });
    }

    private void check(Channel channel, ConnectionUsage usage, long nowNanos) {
        if (usage.hasRequests()) {
            return;
        }
        long idleNanos = usage.idleNanos(nowNanos);
        long unsentBytes = NettyChannels.unsentBytes(channel);
        if (unsentBytes > 0 && idleNanos > settings.minRatePeriod().toNanos()) {
            if (usage.hasRead(unsentBytes, settings.minBytesPerPeriod())) {
                usage.restartIdleTime(nowNanos);
            } else {
                close(channel, RejectionReason.SLOW_READER);
            }
        } else if (unsentBytes == 0 && idleNanos > settings.idleTimeout().toNanos()) {
            close(channel, RejectionReason.IDLE);
        }
    }

    private void close(Channel channel, RejectionReason reason) {
        metrics.reject(reason);
        NettyChannels.closeNow(channel);
    }
}
