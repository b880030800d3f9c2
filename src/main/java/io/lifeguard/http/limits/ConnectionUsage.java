package io.lifeguard.http.limits;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.atomic.AtomicInteger;

/** What a connection is used for: how many requests are under way on it, and since when there are none. */
final class ConnectionUsage {
    private static final AttributeKey<ConnectionUsage> KEY = AttributeKey.valueOf(ConnectionUsage.class.getName());

    private final AtomicInteger requests = new AtomicInteger();
    private volatile long restsSince = System.nanoTime();
    private long unread;

    private ConnectionUsage() {}

    static ConnectionUsage of(HttpServerRequest request) {
        return of(((ConnectionBase) request.connection()).channel());
    }

    static ConnectionUsage of(Channel connection) {
        ConnectionUsage use = connection.attr(KEY).get();
        if (use == null) {
            use = new ConnectionUsage();
            connection.attr(KEY).set(use);
        }
        return use;
    }

    void begin() {
        requests.incrementAndGet();
    }

    void end() {
        restsSince = System.nanoTime();
        requests.decrementAndGet();
    }

    boolean isBusy() {
        return requests.get() > 0;
    }

    long restsSince() {
        return restsSince;
    }

    /** Begins a new rest: something went on. */
    void rest(long now) {
        restsSince = now;
    }

    /**
     * Whether the client reads what waits for it, looked at now and then.
     *
     * @param waiting how many bytes wait now
     * @param least how many fewer they must be than at the last look
     */
    boolean reads(long waiting, long least) {
        boolean reads = unread == 0 || unread - waiting >= least;
        unread = waiting;
        return reads;
    }
}
