package io.lifeguard.http.limits;

import io.lifeguard.http.limits.RequestMetrics.RejectionReason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that responses take until their clients have read them. */
@Singleton
public class ResponseMemory {
    private static final int DEFAULT_FRACTION_OF_HEAP = 6;
    /** The beginning of a response may exceed the limit by this fraction, so that large responses do not keep small ones out. */
    private static final int FRACTION_FOR_BEGINNINGS = 4;

    private final long maxBytes;
    private final RequestMetrics metrics;
    private final AtomicLong heldBytes = new AtomicLong();

    ResponseMemory(RequestSettings settings, RequestMetrics metrics, MeterRegistry registry) {
        this.metrics = metrics;
        this.maxBytes = settings.maxResponseMemory()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / DEFAULT_FRACTION_OF_HEAP);
        Gauge.builder("lifeguard.http.response.body", heldBytes, AtomicLong::get)
                .description("Memory that responses take which have not been sent")
                .baseUnit("bytes")
                .register(registry);
    }

    /** The bytes that all responses may take together, and therefore the largest response. */
    public long maxBytes() {
        return maxBytes;
    }

    /** An empty body for the response of a request. */
    public ResponseBuffer buffer(RoutingContext routing) {
        return new ResponseBuffer(this, ActiveRequest.of(routing));
    }

    /** Holds more bytes of a response; false, without holding them, if the responses would exceed the limit. */
    boolean hold(ActiveRequest request, long bytes) {
        boolean isBeginning = request.heldBytes() + bytes <= ResponseBuffer.SLICE_BYTES;
        long limit = isBeginning ? maxBytes + maxBytes / FRACTION_FOR_BEGINNINGS : maxBytes;
        if (heldBytes.addAndGet(bytes) > limit) {
            heldBytes.addAndGet(-bytes);
            metrics.reject(RejectionReason.TOO_MUCH_IN_MEMORY);
            return false;
        }
        request.hold(bytes);
        if (request.hasEnded()) {
            // the client disconnected while the response was written on another thread
            release(request);
        }
        return true;
    }

    /** Releases bytes that the client has read; at most those that are held. */
    void release(ActiveRequest request, long bytes) {
        heldBytes.addAndGet(-request.release(bytes));
    }

    /** Releases what a request holds when it has ended. */
    void release(ActiveRequest request) {
        release(request, Long.MAX_VALUE);
    }
}
