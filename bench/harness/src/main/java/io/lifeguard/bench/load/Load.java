package io.lifeguard.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
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
import java.util.function.BooleanSupplier;

/**
 * Asks an HTTP endpoint of this machine on many connections, from one thread: it is to leave the processors to what is
 * measured. A wrong answer ends it.
 */
public final class Load implements AutoCloseable {
    private static final int LARGEST_ANSWER = 64 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final int port;
    private final int connections;
    private final EventLoopGroup group = new NioEventLoopGroup(1);

    public Load(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** Each connection asks again as soon as it is answered. */
    public Measured asFastAsPossible(Requests requests, Duration time) throws Exception {
        return run(requests, new AsFastAsPossible(Span.of(time)));
    }

    /** The same until something has happened. */
    public Measured asFastAsPossible(Requests requests, BooleanSupplier happened) throws Exception {
        return run(requests, new AsFastAsPossible(Span.until(happened)));
    }

    /** So many questions a second, whether or not those before are answered. */
    public Measured atRate(Requests requests, double perSecond, Duration time) throws Exception {
        return run(requests, new AtRate(perSecond, Span.of(time)));
    }

    /** The same until something has happened. */
    public Measured atRate(Requests requests, double perSecond, BooleanSupplier happened) throws Exception {
        return run(requests, new AtRate(perSecond, Span.until(happened)));
    }

    private Measured run(Requests requests, Pace pace) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        List<Lane> lanes = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                Lane lane = new Lane(i, requests, pace, done);
                connect(lane);
                lanes.add(lane);
            }
            on(done, () -> pace.begin(lanes));
            await(pace, done);
            return pace.measured();
        } finally {
            lanes.forEach(Lane::close);
        }
    }

    private void await(Pace pace, CompletableFuture<Void> done) throws Exception {
        long begun = System.nanoTime();
        while (!done.isDone() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            on(done, () -> {
                pace.tick();
                if (pace.isDone()) {
                    done.complete(null);
                }
            });
            LockSupport.parkNanos(pace.nanosBetweenTicks());
        }
        done.get(0, TimeUnit.SECONDS);
    }

    private void on(CompletableFuture<Void> done, Runnable work) {
        group.next().execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
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
