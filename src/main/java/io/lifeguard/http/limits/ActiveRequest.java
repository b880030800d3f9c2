package io.lifeguard.http.limits;

import io.lifeguard.access.Caller;
import io.lifeguard.http.Endpoint;
import io.lifeguard.http.NettyChannels;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A request in progress. */
final class ActiveRequest {
    private static final String KEY = ActiveRequest.class.getName();
    /** Twice what the connection takes of a response before the client reads. */
    private static final long MAX_BYTES_AT_END = 4L * ResponseBuffer.SLICE_BYTES;

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Endpoint endpoint;
    private final Context context = Vertx.currentContext();
    private final long startNanos = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Queue<Runnable> endActions = new ConcurrentLinkedQueue<>();
    private final AtomicLong heldBytes = new AtomicLong();
    private long reservedBytes;
    private volatile boolean counted;
    private volatile boolean stream;
    private long rateCheckNanos = startNanos;
    private long bytesAtRateCheck;
    private final AtomicReference<Optional<Caller>> caller = new AtomicReference<>(Optional.empty());
    private volatile boolean awaitingBody;
    private boolean blocked;
    private long blockedSinceNanos;
    private long responseCheckNanos = startNanos;
    private long responseBytesAtCheck;

    /** @param reservedBytes the memory that its body may take; 0 if it is not kept in memory */
    ActiveRequest(RoutingContext routing, Endpoint endpoint, long reservedBytes) {
        this.routing = routing;
        this.request = routing.request();
        this.endpoint = endpoint;
        this.reservedBytes = reservedBytes;
        routing.put(KEY, this);
    }

    /** The active request of a routing context, which {@link ConcurrencyLimiter} creates for each. */
    static ActiveRequest of(RoutingContext routing) {
        return Objects.requireNonNull(routing.get(KEY));
    }

    RoutingContext routing() {
        return routing;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    long reservedBytes() {
        return reservedBytes;
    }

    /**
     * Reserves what has arrived by now of a body that declares no length.
     *
     * @return by how many bytes the reservation has grown
     */
    long reserveReceivedBytes() {
        long grown = Math.max(0, request.bytesRead() - reservedBytes);
        reservedBytes += grown;
        return grown;
    }

    /** The bytes that its response takes. */
    long heldBytes() {
        return heldBytes.get();
    }

    void hold(long bytes) {
        heldBytes.addAndGet(bytes);
    }

    /** Lets go of bytes of the response, at most those that are held; returns how many. */
    long release(long bytes) {
        return Math.min(bytes, heldBytes.getAndUpdate(held -> held - Math.min(held, bytes)));
    }

    boolean isHttp2() {
        return request.version() == HttpVersion.HTTP_2;
    }

    /** Runs an action on the event loop of the connection. */
    void onEventLoop(Runnable action) {
        context.runOnContext(nothing -> action.run());
    }

    long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    /** Notes that this request counts towards the limits. */
    void markCounted() {
        counted = true;
    }

    boolean isCounted() {
        return counted;
    }

    /**
     * Notes that the response is a stream without end.
     *
     * @return whether the request counted towards the limits until now
     */
    boolean markStream() {
        boolean wasCounted = counted;
        counted = false;
        stream = true;
        return wasCounted;
    }

    boolean isStream() {
        return stream;
    }

    /** Notes the caller whose requests in progress this one counts towards. */
    void setCaller(Optional<Caller> present) {
        caller.set(present);
    }

    /** The noted caller, once. */
    Optional<Caller> takeCaller() {
        return caller.getAndSet(Optional.empty());
    }

    /** Whether this is the first call: several handlers report the end of a request. */
    boolean tryEnd() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            runEndActions();
        }
        return first;
    }

    /** Runs an action once when the request has ended, at once if it has ended already. */
    void onEnd(Runnable action) {
        endActions.add(action);
        if (hasEnded()) {
            runEndActions();
        }
    }

    private void runEndActions() {
        for (Runnable action = endActions.poll(); action != null; action = endActions.poll()) {
            action.run();
        }
    }

    boolean hasEnded() {
        return ended.get();
    }

    /** Whether the client reset the stream of HTTP/2 before its response. */
    boolean isCancelled() {
        return isHttp2() && !routing.response().ended();
    }

    /** Whether the response was sent or the client is gone, which Vert.x does not report to a handler in every case. */
    boolean isOver() {
        return routing.response().ended() || routing.response().closed();
    }

    /** Whether all bytes of the body are counted. Call it on the event loop of the connection. */
    boolean isBodyCounted() {
        // over HTTP/1 bytes count when they are read
        return request.isEnded() || (isHttp2() && NettyChannels.hasArrived(request));
    }

    /**
     * Whether the client sent less than the minimum rate, of a request that is not answered yet, since the last check that a
     * period has passed since. Call it on the event loop of the connection.
     */
    boolean isTooSlow(long nowNanos, RequestSettings settings) {
        if (nowNanos - rateCheckNanos < settings.minRatePeriod().toNanos()
                || routing.response().headWritten()
                || !NettyChannels.awaitsClient(request)) {
            return false;
        }
        long received = request.bytesRead() - bytesAtRateCheck;
        if (received < settings.minBytesPerPeriod()) {
            return true;
        }
        rateCheckNanos = nowNanos;
        bytesAtRateCheck += received;
        return false;
    }

    /**
     * Whether the client read less than the minimum rate of a response that is being written, since the last check that a
     * period has passed since. Call it on the event loop of the connection.
     */
    boolean isReadTooSlowly(long nowNanos, RequestSettings settings) {
        HttpServerResponse response = routing.response();
        if (!response.headWritten() || response.ended() || awaitingBody) {
            responseCheckNanos = nowNanos;
            return false;
        }
        if (nowNanos - responseCheckNanos < settings.minRatePeriod().toNanos()) {
            return false;
        }
        long read = response.bytesWritten() - responseBytesAtCheck;
        responseCheckNanos = nowNanos;
        responseBytesAtCheck += read;
        return read < settings.minBytesPerPeriod();
    }

    /** Notes whether the next part of the response is still being made, so that its client cannot read it. */
    void setAwaitingBody(boolean awaiting) {
        awaitingBody = awaiting;
    }

    /** Whether the end of a response, which is not written in slices, waits for longer than reading it may take. */
    boolean isBlockedTooLong(long nowNanos, RequestSettings settings) {
        if (!blocked) {
            blocked = true;
            blockedSinceNanos = nowNanos;
        }
        long readingSeconds =
                Math.min(routing.response().bytesWritten(), MAX_BYTES_AT_END) / settings.minBytesPerSecond();
        return nowNanos - blockedSinceNanos
                > Math.max(settings.minRatePeriod().toNanos(), TimeUnit.SECONDS.toNanos(readingSeconds));
    }

    /** Whether the client has read nothing of a stream for a period. Call it on the event loop of the connection. */
    boolean isStreamUnread(long nowNanos, RequestSettings settings) {
        long written = routing.response().bytesWritten();
        if (!isBlocked() || written != responseBytesAtCheck) {
            responseBytesAtCheck = written;
            responseCheckNanos = nowNanos;
        }
        return nowNanos - responseCheckNanos >= settings.minRatePeriod().toNanos();
    }

    /** Whether a part of the response waits for the client to read. Call it on the event loop of the connection. */
    boolean isBlocked() {
        return isHttp2() ? NettyChannels.isBlocked(request) : NettyChannels.unsentBytes(NettyChannels.of(request)) > 0;
    }

    /** Whether the response is larger than what the connection takes at once. */
    boolean hasLargeResponse() {
        return routing.response().bytesWritten() > ResponseBuffer.SLICE_BYTES;
    }

    /** Runs an action when the response of an HTTP/1 request has been sent. */
    void onSent(Runnable action) {
        NettyChannels.onSent(request, action);
    }

    /** Whether the stream of HTTP/2 does not exist any more. */
    boolean isReset() {
        return NettyChannels.isReset(request);
    }

    /** As {@link #cancel}, so that a client of HTTP/1.0, for which the end of the connection ends the response, notices. */
    void abort() {
        onEventLoop(() -> NettyChannels.abort(request));
    }

    /** Resets the stream of HTTP/2; closes the connection of HTTP/1. */
    void cancel() {
        onEventLoop(() -> NettyChannels.cancel(request));
    }
}
