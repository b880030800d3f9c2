package io.lifeguard.graphql.server.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocket08FrameDecoder;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.WebSocketFrame;
import java.util.function.BiConsumer;

/**
 * Bounds the memory of the message of one web socket that has arrived in part; a frame is kept until its last byte, before
 * any handler of the socket sees it. A message that arrives whole, as nearly all do, is not counted. Runs on the event loop.
 */
final class PartialMessage extends ChannelInboundHandlerAdapter {
    /** Enough for a token; what a client may send before it has signed in. */
    static final int MAX_BYTES_UNAUTHENTICATED = 64 << 10;

    private final MessageMemory memory;
    private final BiConsumer<CloseCode, String> close;
    private int maxBytes = MAX_BYTES_UNAUTHENTICATED;
    private long bytes;
    private long reservedBytes;
    private boolean exceeded;

    /** @param close closes the socket with a code and a reason */
    PartialMessage(MessageMemory memory, BiConsumer<CloseCode, String> close) {
        this.memory = memory;
        this.close = close;
    }

    /** Counts from now on what arrives on the channel of a web socket. */
    void countOn(Channel channel) {
        ChannelHandlerContext decoder = channel.pipeline().context(WebSocket08FrameDecoder.class);
        if (decoder != null) { // of a channel that is closed already, the pipeline is empty
            channel.pipeline().addBefore(decoder.name(), PartialMessage.class.getName(), this);
        }
    }

    /** The client has signed in: only the limits of messages apply to it. */
    void signedIn() {
        maxBytes = Integer.MAX_VALUE;
    }

    void frameReceived(WebSocketFrame frame) {
        boolean ofMessage = frame.isText() || frame.isBinary() || frame.isContinuation();
        if (ofMessage && frame.isFinal()) {
            bytes = 0;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (exceeded) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof ByteBuf buffer) {
            bytes += buffer.readableBytes();
        }
        context.fireChannelRead(message);
        count();
    }

    /** Counts what is left when the frames that are complete have been handled. */
    private void count() {
        long added = bytes - reservedBytes;
        reservedBytes = bytes;
        boolean hasMemory = memory.reserve(added);
        if (bytes > maxBytes) {
            exceeded = true;
            close.accept(
                    CloseCode.BAD_MESSAGE,
                    "Before connection_ack a message may have at most " + MAX_BYTES_UNAUTHENTICATED + " bytes.");
        } else if (!hasMemory) {
            exceeded = true;
            close.accept(
                    CloseCode.TRY_AGAIN_LATER,
                    "Long messages of web sockets fill the memory. Retry after 1 s or more.");
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        memory.reserve(-reservedBytes);
        reservedBytes = 0;
    }
}
