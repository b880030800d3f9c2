package io.lifeguard.http.limits;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The memory that the bodies of requests in progress take: what they declare, or what has arrived of them. */
@Singleton
class BodyMemory {
    private static final int DEFAULT_FRACTION_OF_HEAP = 4;
    /** Small bodies may exceed the limit by this fraction, so that large ones do not keep them out. */
    private static final int FRACTION_FOR_SMALL_BODIES = 4;

    private static final long SMALL_BODY_BYTES = 64 * 1024;

    private final long maxBytes;
    private final long maxBodyBytes;
    private final AtomicLong reservedBytes = new AtomicLong();

    BodyMemory(
            RequestSettings settings,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.maxBodyBytes = maxBodySize.asLongValue();
        this.maxBytes = Math.max(
                settings.maxBodyMemory()
                        .map(MemorySize::asLongValue)
                        .orElse(Runtime.getRuntime().maxMemory() / DEFAULT_FRACTION_OF_HEAP),
                maxBodyBytes);
        Gauge.builder("lifeguard.http.request.body", reservedBytes, AtomicLong::get)
                .description("Memory reserved for the bodies of requests in progress")
                .baseUnit("bytes")
                .register(registry);
    }

    long maxBytes() {
        return maxBytes;
    }

    /**
     * The length that a request declares, 0 if it declares none. One above the limit of a body is rejected later, without
     * reading the body.
     */
    long declaredBytes(HttpServerRequest request) {
        String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (declared == null) {
            return 0;
        }
        try {
            return Math.min(Math.max(Long.parseLong(declared.strip()), 0), maxBodyBytes);
        } catch (NumberFormatException e) {
            return maxBodyBytes;
        }
    }

    /** Whether a body of unknown length may arrive: chunked, or any of HTTP/2 without {@code content-length}. */
    static boolean declaresNoLength(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.CONTENT_LENGTH) == null
                && (request.version() == HttpVersion.HTTP_2
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    /** Reserves what a request declares; false if the bodies then exceed the limit. */
    boolean reserve(ActiveRequest request) {
        return isWithinLimit(request, request.reservedBytes());
    }

    /** Reserves what has arrived since the last call of a body of unknown length; false as {@link #reserve}. */
    boolean reserveReceived(ActiveRequest request) {
        return isWithinLimit(request, request.reserveReceivedBytes());
    }

    private boolean isWithinLimit(ActiveRequest request, long added) {
        long limit = request.reservedBytes() <= SMALL_BODY_BYTES
                ? maxBytes + maxBytes / FRACTION_FOR_SMALL_BODIES
                : maxBytes;
        return reservedBytes.addAndGet(added) <= limit || added == 0;
    }

    void release(ActiveRequest request) {
        reservedBytes.addAndGet(-request.reservedBytes());
    }
}
