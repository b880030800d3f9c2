package io.lifeguard.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * The Netty channels of connections. This and {@link CleartextUpgrade} are the only classes that use internals of Vert.x
 * ({@code ConnectionBase}, {@code VertxHandler}) and Netty ({@code unsafe}), neither of which has a public method for it;
 * {@code RequestLimitsTest}, {@code Http2LimitsTest} and {@code SlowAnswersTest} fail if an upgrade changes them.
 */
public final class NettyChannels {
    private static final Logger LOG = Logger.getLogger(NettyChannels.class);

    private NettyChannels() {}

    public static Channel of(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    /** Closes a channel at once; Vert.x would first send what is queued, which a client that does not read prevents. */
    public static void closeNow(Channel channel) {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first != null) { // of a channel that is closed already, the pipeline is empty
            ChannelFuture unused = first.close();
        }
    }

    /**
     * Closes a connection of HTTP/1 as soon as something cannot be written to it, for lack of memory for example: Vert.x ignores
     * that, and the client would wait for ever. Connections of HTTP/2 are closed by Netty. From then on
     * {@link #awaitsClient} knows what has arrived. Call it on the event loop of the connection, as its first request begins.
     */
    public static void watch(Channel channel) {
        ChannelHandlerContext vertx = channel.pipeline().context(VertxHandler.class);
        if (vertx != null) {
            channel.pipeline().addBefore(vertx.name(), WriteFailures.class.getName(), new WriteFailures());
            channel.pipeline().addBefore(vertx.name(), MessageEnds.class.getName(), new MessageEnds());
        }
    }

    /**
     * Whether the service waits for a part of a request that its client has not sent: not once the request has arrived
     * completely, whether or not something reads its body, and not while a part that has arrived is unread. Vert.x regards a request
     * as ended only when its body has been read. Call it on the event loop of the connection of a request in progress.
     */
    public static boolean awaitsClient(HttpServerRequest request) {
        Channel channel = of(request);
        Http2ConnectionHandler handler = channel.pipeline().get(Http2ConnectionHandler.class);
        if (handler == null) {
            MessageEnds ends = channel.pipeline().get(MessageEnds.class);
            return ends != null
                    && ends.requests <= ends.responses
                    && channel.config().isAutoRead();
        }
        Http2Stream stream = handler.connection().stream(request.streamId());
        return stream != null
                && !hasArrived(request)
                && handler.decoder().flowController().unconsumedBytes(stream) == 0;
    }

    /** Whether a request of HTTP/2 has arrived completely. Call it on the event loop of the connection. */
    public static boolean hasArrived(HttpServerRequest request) {
        ChannelPipeline pipeline = of(request).pipeline();
        Http2ConnectionHandler handler = pipeline.get(Http2ConnectionHandler.class);
        Http2Stream stream = handler == null ? null : handler.connection().stream(request.streamId());
        return stream == null || !stream.state().remoteSideOpen();
    }

    /** Responds to a request of HTTP/1, and to those after it on its connection, with version 1.1. */
    static void respondAsHttp11(HttpServerRequest request) {
        ChannelPipeline pipeline = of(request).pipeline();
        ChannelHandlerContext vertx = pipeline.context(VertxHandler.class);
        if (vertx != null && pipeline.get(Http11Responses.class) == null) {
            pipeline.addBefore(vertx.name(), Http11Responses.class.getName(), new Http11Responses());
        }
    }

    private static final class Http11Responses extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse response) {
                response.setProtocolVersion(io.netty.handler.codec.http.HttpVersion.HTTP_1_1);
            }
            ChannelFuture unused = context.write(message, promise);
        }
    }

    /** Counts the requests that a connection of HTTP/1 has received completely, and the responses that it has sent. */
    private static final class MessageEnds extends ChannelDuplexHandler {
        private long requests;
        private long responses;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof LastHttpContent) {
                requests++;
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent && !isInterim(message)) {
                responses++;
            }
            ChannelFuture unused = context.write(message, promise);
        }

        private static boolean isInterim(Object message) {
            return message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
    }

    private static final class WriteFailures extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ChannelFuture unused = context.write(message, promise.unvoid().addListener(written -> {
                Throwable failure = written.cause();
                if (failure != null
                        && !(failure instanceof IOException)
                        && context.channel().isActive()) {
                    LOG.errorf("A response could not be written, its connection is closed: %s", failure);
                    closeNow(context.channel());
                }
            }));
        }
    }

    /**
     * Whether a part of an HTTP/2 response waits for the client to widen a window. Call it on the event loop of the
     * connection.
     */
    public static boolean isBlocked(HttpServerRequest request) {
        Http2ConnectionHandler handler = of(request).pipeline().get(Http2ConnectionHandler.class);
        Http2Stream stream = handler == null ? null : handler.connection().stream(request.streamId());
        return stream != null && handler.encoder().flowController().hasFlowControlled(stream);
    }

    /** Whether a stream of HTTP/2, or its connection, is closed. Call it on the event loop of the connection. */
    public static boolean isReset(HttpServerRequest request) {
        Channel channel = of(request);
        Http2ConnectionHandler handler = channel.pipeline().get(Http2ConnectionHandler.class);
        return handler == null || !channel.isActive() || handler.connection().stream(request.streamId()) == null;
    }

    /** Runs an action when all that was written to a connection of HTTP/1 has been sent, or the connection is closed. */
    public static void onSent(HttpServerRequest request, Runnable action) {
        ChannelHandlerContext vertx = of(request).pipeline().context(VertxHandler.class);
        if (vertx == null) {
            action.run();
        } else {
            vertx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> action.run());
        }
    }

    /**
     * Ends a request early: resets the stream of HTTP/2, whose connection goes on, and closes the connection of HTTP/1. Call
     * it on the event loop of the connection.
     */
    public static void cancel(HttpServerRequest request) {
        Channel channel = of(request);
        Http2ConnectionHandler handler = channel.pipeline().get(Http2ConnectionHandler.class);
        if (handler == null) {
            closeNow(channel);
        } else {
            ChannelHandlerContext context = channel.pipeline().context(handler);
            ChannelFuture unused =
                    handler.resetStream(context, request.streamId(), Http2Error.CANCEL.code(), context.newPromise());
            handler.flush(context);
        }
    }

    /**
     * As {@link #cancel}, but resets the TCP connection of HTTP/1: the end of the connection ends a response of HTTP/1.0, which
     * would look complete.
     */
    public static void abort(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            of(request).config().setOption(ChannelOption.SO_LINGER, 0);
        }
        cancel(request);
    }

    /** How many bytes wait to be sent. Netty counts a buffer as pending until the last byte of it is sent. */
    public static long unsentBytes(Channel channel) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }
}
