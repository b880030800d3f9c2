package io.lifeguard.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** One connection with at most one question under way. Used on one thread only. */
final class Lane extends SimpleChannelInboundHandler<FullHttpResponse> {
    private static final int SHOWN = 400;

    private final int number;
    private final Requests requests;
    private final ByteBuf expected;
    private final ByteBuf unexpected;
    private final Pace pace;
    private final CompletableFuture<Void> failure;
    private Channel channel;
    private long since;

    /** @param failure completed, exceptionally, by the first thing that goes wrong */
    Lane(int number, Requests requests, Pace pace, CompletableFuture<Void> failure) {
        this.number = number;
        this.requests = requests;
        this.pace = pace;
        this.failure = failure;
        expected = Unpooled.copiedBuffer(requests.expected(), StandardCharsets.UTF_8);
        unexpected = Unpooled.copiedBuffer(requests.unexpected(), StandardCharsets.UTF_8);
    }

    void over(Channel connected) {
        channel = connected;
    }

    void close() {
        channel.close();
    }

    void ask(long now) {
        since = now;
        channel.writeAndFlush(Unpooled.wrappedBuffer(requests.next(number)), channel.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        ByteBuf body = response.content();
        if (response.status().code() == 200
                && ByteBufUtil.indexOf(expected, body) >= 0
                && ByteBufUtil.indexOf(unexpected, body) < 0) {
            requests.answered(number);
            pace.answered(this, since);
        } else {
            String shown =
                    body.toString(body.readerIndex(), Math.min(SHOWN, body.readableBytes()), StandardCharsets.UTF_8);
            failure.completeExceptionally(new IllegalStateException("answered " + response.status() + ": " + shown));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        failure.completeExceptionally(new IllegalStateException("a connection was closed"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failure.completeExceptionally(cause);
    }
}
