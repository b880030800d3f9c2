package io.lifeguard.graphql.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The memory that messages take which have not arrived completely. */
class PartialMessageTest {
    private static final int LENGTH = 100_000;

    private final MessageMemory memory = new MessageMemory(150_000);
    private final List<CloseCode> closed = new ArrayList<>();

    @Test
    void messages_in_part_are_bounded_together_and_whole_ones_count_no_longer() {
        PartialMessage first = signedIn();
        PartialMessage second = signedIn();
        EmbeddedChannel one = channel(first);
        EmbeddedChannel two = channel(second);
        one.writeInbound(head(LENGTH), bytes(LENGTH - 1));
        assertThat(closed).isEmpty();
        two.writeInbound(head(LENGTH), bytes(30_000));
        assertThat(closed).isEmpty();
        two.writeInbound(bytes(30_000));
        assertThat(closed).containsExactly(CloseCode.TRY_AGAIN_LATER);
        assertThat(two.close().isDone()).isTrue();
        one.writeInbound(bytes(1));
        one.writeInbound(head(LENGTH), bytes(LENGTH - 1), bytes(1));
        EmbeddedChannel three = channel(signedIn());
        three.writeInbound(head(LENGTH), bytes(LENGTH - 1));
        assertThat(closed).as("memory is free again").hasSize(1);
        assertThat(one.<WebSocketFrame>readInbound().content().readableBytes()).isEqualTo(LENGTH);
        one.finishAndReleaseAll();
        three.finishAndReleaseAll();
    }

    @Test
    void before_it_has_signed_in_a_client_may_send_little() {
        PartialMessage message = message();
        EmbeddedChannel channel = channel(message);
        channel.writeInbound(head(LENGTH), bytes(60_000));
        assertThat(closed).isEmpty();
        channel.writeInbound(bytes(10_000));
        assertThat(closed).containsExactly(CloseCode.BAD_MESSAGE);
        channel.writeInbound(bytes(30_000));
        assertThat(channel.<WebSocketFrame>readInbound())
                .as("the rest is not kept")
                .isNull();
        channel.finishAndReleaseAll();
    }

    private PartialMessage signedIn() {
        PartialMessage message = message();
        message.signedIn();
        return message;
    }

    private PartialMessage message() {
        return new PartialMessage(memory, (code, reason) -> closed.add(code));
    }

    /** With a decoder, and with what tells of frames as the socket does. */
    private static EmbeddedChannel channel(PartialMessage message) {
        EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 20));
        message.countOn(channel);
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object frame) {
                message.frameReceived(io.vertx.core.http.WebSocketFrame.binaryFrame(Buffer.buffer(), true));
                context.fireChannelRead(frame);
            }
        });
        return channel;
    }

    /** The head of a text frame without a mask. */
    private static ByteBuf head(int length) {
        return Unpooled.buffer().writeByte(0x81).writeByte(127).writeLong(length);
    }

    private static ByteBuf bytes(int length) {
        return Unpooled.wrappedBuffer(new byte[length]);
    }
}
