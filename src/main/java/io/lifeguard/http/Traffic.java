package io.lifeguard.http;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What there was of requests, counted. */
@Singleton
class Traffic {
    private static final int CLASSES = 6;

    /** Why a request was turned away, or a connection ended, before any door saw it whole. */
    enum Turned {
        TOO_MANY_REQUESTS,
        TOO_MUCH_IN_MEMORY,
        SLOW_REQUEST,
        SLOW_READER,
        IDLE
    }

    /** Requests with one outcome. */
    record Done(LongAdder requests, LongAdder nanoseconds) {}

    private final Map<Door, Done[]> done = new EnumMap<>(Door.class);
    private final Map<Turned, LongAdder> turned = new EnumMap<>(Turned.class);

    Traffic() {
        for (Door door : Door.values()) {
            Done[] classes = new Done[CLASSES];
            for (int i = 0; i < CLASSES; i++) {
                classes[i] = new Done(new LongAdder(), new LongAdder());
            }
            done.put(door, classes);
        }
        for (Turned reason : Turned.values()) {
            turned.put(reason, new LongAdder());
        }
    }

    void ended(Door door, int status, long nanoseconds) {
        Done of = done(door, Math.min(Math.max(status / 100, 0), CLASSES - 1));
        of.requests().increment();
        of.nanoseconds().add(nanoseconds);
    }

    void turned(Turned reason) {
        turnedBy(reason).increment();
    }

    /** @param hundreds of the status: 2 for 200 to 299 */
    @SuppressWarnings("NullAway") // every door is there
    Done done(Door door, int hundreds) {
        return done.get(door)[hundreds];
    }

    @SuppressWarnings("NullAway") // every reason is there
    LongAdder turnedBy(Turned reason) {
        return turned.get(reason);
    }
}
