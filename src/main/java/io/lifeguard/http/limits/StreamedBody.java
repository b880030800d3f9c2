package io.lifeguard.http.limits;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The body of a response that is made while the client reads it: the next part when the client has taken the one before, so
 * that the memory it takes does not depend on its length. A body that fails does not end: the connection of HTTP/1 or the
 * stream of HTTP/2 is reset. A client that reads too slowly is cancelled by {@link ConcurrencyLimiter}.
 */
public final class StreamedBody implements ResponseBody {
    private static final long SCAN_INTERVAL_MILLIS = 1000;

    private final ActiveRequest request;
    private final HttpServerResponse response;
    private final BodySource source;
    private final Vertx vertx;
    private boolean stopped;
    private final long timer;

    /** Where the parts of a body come from. Its methods are called on the event loop of the connection. */
    public interface BodySource {
        /** The next part; empty after the last. It is not called again before it has completed. */
        Uni<Optional<Buffer>> next();

        /** Whether there may be further parts; a source may close itself. */
        boolean isOpen();

        /** Called once, after the last part was written or {@link #next} has failed, or when the client is gone. */
        void close(Optional<Throwable> failure, boolean isComplete);
    }

    /** @param source is closed when the response has ended, however it ends */
    public StreamedBody(RoutingContext routing, BodySource source) {
        this.request = ActiveRequest.of(routing);
        this.response = routing.response();
        this.source = source;
        this.vertx = routing.vertx();
        // from now on, since nobody starts a response whose client is gone
        this.timer = vertx.setPeriodic(SCAN_INTERVAL_MILLIS, id -> request.onEventLoop(this::scan));
        routing.addEndHandler(ended -> request.onEventLoop(() -> stop(Optional.empty(), response.ended())));
    }

    /**
     * Runs an action once when a request has ended, however it ends, and at once if it has ended already. Vert.x does not report
     * every end to its handlers; this does, within a second. Any thread may call this.
     */
    public static void onEnd(RoutingContext routing, Runnable action) {
        ActiveRequest.of(routing).onEnd(action);
    }

    @Override
    public void send() {
        if (request.routing().request().method().equals(HttpMethod.HEAD)) {
            stop(Optional.empty(), true);
            response.end();
            return;
        }
        response.setChunked(true);
        next();
    }

    /** Not every response reports its end, and a source may close itself while the client does not read. */
    private void scan() {
        if (isOver()) {
            stop(Optional.empty(), false);
        } else if (!source.isOpen()) {
            fail(new IllegalStateException("the source was closed"));
        }
    }

    private boolean isOver() {
        return response.closed() || response.ended() || request.hasEnded();
    }

    private void next() {
        if (stopped || isOver()) {
            stop(Optional.empty(), false);
            return;
        }
        request.setAwaitingBody(true);
        Uni.createFrom()
                .deferred(source::next)
                .subscribe()
                .with(
                        part -> request.onEventLoop(() -> write(part)),
                        failure -> request.onEventLoop(() -> fail(failure)));
    }

    private void write(Optional<Buffer> part) {
        request.setAwaitingBody(false);
        if (stopped || isOver()) {
            stop(Optional.empty(), false);
        } else if (part.isEmpty()) {
            stop(Optional.empty(), true);
            response.end();
        } else {
            write(part.get(), 0);
        }
    }

    /** Writes a part in slices, so that the rate at which the client reads can be measured. */
    private void write(Buffer part, int from) {
        int at = from;
        while (at < part.length() && !isOver()) {
            int to = Math.min(part.length(), at + ResponseBuffer.SLICE_BYTES);
            response.write(part.slice(at, to));
            at = to;
            if (response.writeQueueFull()) {
                int rest = at;
                ResponseBuffer.onDrained(response, () -> write(part, rest));
                return;
            }
        }
        next();
    }

    private void fail(Throwable failure) {
        request.setAwaitingBody(false);
        if (!stopped) {
            stop(Optional.of(failure), false);
            request.abort();
        }
    }

    private void stop(Optional<Throwable> failure, boolean isComplete) {
        if (!stopped) {
            stopped = true;
            vertx.cancelTimer(timer);
            source.close(failure, isComplete);
        }
    }
}
