package io.lifeguard.graphql.server.websocket;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that the messages take which have arrived in part, of all web sockets: a sixteenth of the heap at most. */
@Singleton
class MessageMemory {
    private static final int FRACTION_OF_HEAP = 16;

    private final long maxBytes;
    private final AtomicLong reservedBytes = new AtomicLong();

    MessageMemory() {
        this(Runtime.getRuntime().maxMemory() / FRACTION_OF_HEAP);
    }

    MessageMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Reserves bytes, or releases them if the number is negative; false if all exceed the limit with them. */
    boolean reserve(long bytes) {
        return reservedBytes.addAndGet(bytes) <= maxBytes || bytes <= 0;
    }
}
