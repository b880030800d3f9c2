package io.lifeguard.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * Asks an HTTP endpoint of this machine on many connections, from one thread: it is to leave the processors to what is
 * measured. A wrong answer ends it.
 */
public final class Load implements AutoCloseable {
    private static final int LARGEST_ANSWER = 64 << 20;
    private static final long TICK_NANOS = 200_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int port;
    private final int connections;
    private final EventLoopGroup group = new NioEventLoopGroup(1);

    public Load(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** Each connection asks again as soon as it is answered. */
    public Measured asFastAsPossible(Requests requests, Duration time) throws Exception {
        AsFastAsPossible pace = new AsFastAsPossible(time);
        CompletableFuture<Void> done = begin(requests, pace);
        done.get(time.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS);
        return Measured.of(pace.latencies(), time);
    }

    /** So many questions a second, whether or not those before are answered. */
    public Measured atRate(Requests requests, double perSecond, Duration time) throws Exception {
        AtRate pace = new AtRate(perSecond, time);
        long begun = System.nanoTime();
        CompletableFuture<Void> done = begin(requests, pace);
        EventLoop loop = group.next();
        // finer than the loop's own clock, which counts in milliseconds
        long end = begun + time.plus(PATIENCE).toNanos();
        while (!done.isDone() && System.nanoTime() - end < 0) {
            loop.execute(pace::tick);
            LockSupport.parkNanos(TICK_NANOS);
        }
        done.get(0, TimeUnit.SECONDS);
        return Measured.of(pace.latencies(), Duration.ofNanos(System.nanoTime() - begun));
    }

    private CompletableFuture<Void> begin(Requests requests, Pace pace) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        List<Lane> lanes = new ArrayList<>();
        done.whenComplete((nothing, failure) -> lanes.forEach(Lane::close));
        BiConsumer<Lane, Long> answered = (lane, since) -> {
            pace.answered(lane, since);
            if (pace.isOver()) {
                done.complete(null);
            }
        };
        for (int i = 0; i < connections; i++) {
            Lane lane = new Lane(i, requests, answered, done::completeExceptionally);
            connect(lane);
            lanes.add(lane);
        }
        group.next().submit(() -> pace.begin(lanes)).addListener(begun -> {
            if (!begun.isSuccess()) {
                done.completeExceptionally(begun.cause());
            }
        });
        return done;
    }

    private void connect(Lane lane) throws InterruptedException {
        lane.over(new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpResponseDecoder(), new HttpObjectAggregator(LARGEST_ANSWER), lane);
                    }
                })
                .connect("127.0.0.1", port)
                .sync()
                .channel());
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
