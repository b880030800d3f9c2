package io.lifeguard.http.limits;

import io.lifeguard.http.NettyChannels;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests are in progress on a connection, and since when there are none; kept as an attribute of its channel. */
final class ConnectionUsage {
    private static final AttributeKey<ConnectionUsage> KEY = AttributeKey.valueOf(ConnectionUsage.class.getName());

    private final AtomicInteger requests = new AtomicInteger();
    private volatile long idleSinceNanos = System.nanoTime();
    private long unsentBytes;
    private boolean watched;

    private ConnectionUsage() {}

    /** The usage of the connection of a request, which is watched from its first request on. */
    static ConnectionUsage of(HttpServerRequest request) {
        Channel channel = NettyChannels.of(request);
        ConnectionUsage usage = of(channel);
        if (!usage.watched) {
            usage.watched = true;
            NettyChannels.watch(channel);
        }
        return usage;
    }

    static ConnectionUsage of(Channel channel) {
        ConnectionUsage usage = channel.attr(KEY).get();
        if (usage == null) {
            usage = new ConnectionUsage();
            channel.attr(KEY).set(usage);
        }
        return usage;
    }

    void beginRequest() {
        requests.incrementAndGet();
    }

    void endRequest() {
        idleSinceNanos = System.nanoTime();
        requests.decrementAndGet();
    }

    boolean hasRequests() {
        return requests.get() > 0;
    }

    long idleNanos(long nowNanos) {
        return nowNanos - idleSinceNanos;
    }

    void restartIdleTime(long nowNanos) {
        idleSinceNanos = nowNanos;
    }

    /**
     * Whether the client has read enough of a response since the last call; true for the first call.
     *
     * @param unsentNow how many bytes wait to be sent now
     * @param minBytes how many of those that waited at the last call must have been sent
     */
    boolean hasRead(long unsentNow, long minBytes) {
        boolean enough = unsentBytes == 0 || unsentBytes - unsentNow >= minBytes;
        unsentBytes = unsentNow;
        return enough;
    }
}
