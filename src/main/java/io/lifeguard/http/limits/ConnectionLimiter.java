package io.lifeguard.http.limits;

import io.lifeguard.http.CleartextUpgrade;
import io.lifeguard.http.NettyChannels;
import io.lifeguard.http.limits.RequestMetrics.RejectionReason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Limits how many connections one client address has open, and how many it opens per second. A connection beyond a limit is
 * closed on the thread that accepts it, before an event loop knows of it. All connections together are counted here too,
 * since Quarkus does not count one that has sent nothing yet.
 */
@Singleton
@Sharable
class ConnectionLimiter extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(ConnectionLimiter.class);
    private static final AttributeKey<ClientAddress> ADDRESS = AttributeKey.valueOf(ConnectionLimiter.class.getName());
    private static final long SCAN_INTERVAL_MILLIS = 1000;
    private static final long LOG_INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final String MAX_CONNECTIONS = "quarkus.http.limits.max-connections";
    private static final String MAX_PER_ADDRESS = "lifeguard.connections.max-per-address";
    private static final String MAX_NEW = "lifeguard.connections.max-new-per-second";

    private final ClientAddresses addresses;
    private final RequestMetrics metrics;
    private final VertxInternal vertx;
    private final int maxOpen;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong loggedNanos = new AtomicLong(System.nanoTime() - LOG_INTERVAL_NANOS);

    ConnectionLimiter(
            ClientAddresses addresses,
            RequestMetrics metrics,
            MeterRegistry registry,
            Vertx vertx,
            @ConfigProperty(name = MAX_CONNECTIONS) Optional<Integer> maxConnections) {
        this.addresses = addresses;
        this.metrics = metrics;
        this.vertx = (VertxInternal) vertx;
        this.maxOpen = maxConnections.filter(max -> max > 0).orElse(Integer.MAX_VALUE);
        Gauge.builder("lifeguard.http.connections", open, AtomicInteger::get)
                .description("Open connections, web sockets among them")
                .register(registry);
        vertx.setPeriodic(SCAN_INTERVAL_MILLIS, timer -> addresses.forgetUnused());
    }

    void start(@ObservesAsync HttpServerStart started) {
        listenToServers();
    }

    void startSecure(@ObservesAsync HttpsServerStart started) {
        listenToServers();
    }

    /** Vert.x offers connections no earlier than on an event loop, with the handlers of a protocol. */
    private void listenToServers() {
        for (EventExecutor executor : vertx.getAcceptorEventLoopGroup()) {
            if (executor instanceof SingleThreadEventLoop acceptor) {
                acceptor.execute(() -> acceptor.registeredChannelsIterator().forEachRemaining(channel -> {
                    if (channel instanceof ServerChannel && channel.pipeline().get(ConnectionLimiter.class) == null) {
                        channel.pipeline().addFirst(this);
                    }
                }));
            }
        }
    }

    /** Receives each connection that a server has accepted. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof Channel connection)) {
            context.fireChannelRead(message);
        } else if (open.get() >= maxOpen) {
            refuse(connection, RejectionReason.TOO_MANY_CONNECTIONS, MAX_CONNECTIONS);
        } else {
            ClientAddress address = addresses.of(connection);
            switch (address == null ? ClientAddress.Admission.ADMITTED : address.open(System.nanoTime())) {
                case TOO_MANY_OPEN -> refuse(connection, RejectionReason.TOO_MANY_CONNECTIONS, MAX_PER_ADDRESS);
                case TOO_MANY_NEW -> refuse(connection, RejectionReason.TOO_MANY_NEW_CONNECTIONS, MAX_NEW);
                case ADMITTED -> {
                    open.incrementAndGet();
                    connection.attr(ADDRESS).set(address);
                    connection.closeFuture().addListener(closed -> release(connection));
                    CleartextUpgrade.ignore(connection);
                    context.fireChannelRead(connection);
                }
            }
        }
    }

    /** Counts a request of HTTP/2 that its client has cancelled; closes a connection whose address cancels too many. */
    void cancelled(HttpServerRequest request) {
        Channel connection = NettyChannels.of(request);
        ClientAddress address = connection.attr(ADDRESS).get();
        if (address != null && connection.isActive() && !address.spend(System.nanoTime())) {
            metrics.reject(RejectionReason.TOO_MANY_CANCELLATIONS);
            log(connection, MAX_NEW);
            NettyChannels.closeNow(connection);
        }
    }

    private void release(Channel connection) {
        open.decrementAndGet();
        ClientAddress address = connection.attr(ADDRESS).get();
        if (address != null) {
            address.close();
        }
    }

    private void refuse(Channel connection, RejectionReason reason, String setting) {
        metrics.reject(reason);
        log(connection, setting);
        connection.unsafe().closeForcibly();
    }

    private void log(Channel connection, String setting) {
        long nowNanos = System.nanoTime();
        long lastNanos = loggedNanos.get();
        if (nowNanos - lastNanos >= LOG_INTERVAL_NANOS && loggedNanos.compareAndSet(lastNanos, nowNanos)) {
            LOG.warnf(
                    "Connections are refused, now one of %s: %s. The next such line follows after a minute at the earliest.",
                    connection.remoteAddress(), setting);
        }
    }
}
