package io.lifeguard.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The Netty channels of connections. This is the only class that uses internals of Vert.x ({@code ConnectionBase}) and Netty
 * ({@code unsafe}), neither of which has a public method for it; {@code RequestLimitsTest} fails if an upgrade changes them.
 */
public final class NettyChannels {
    private NettyChannels() {}

    public static Channel of(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    /** Closes a channel at once; Vert.x would first send what is queued, which a client that does not read prevents. */
    public static void closeNow(Channel channel) {
        ChannelFuture unused = channel.pipeline().firstContext().close();
    }

    /** How many bytes wait to be sent. Netty counts a buffer as pending until the last byte of it is sent. */
    public static long unsentBytes(Channel channel) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }
}
