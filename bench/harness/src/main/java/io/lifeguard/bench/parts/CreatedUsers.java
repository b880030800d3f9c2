package io.lifeguard.bench.parts;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.bench.estate.Estate;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.load.Wire;
import io.lifeguard.bench.run.EventStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;

/**
 * Creates users, all of whom may use the Lync 2013 client at once, and measures how long after the answer to each write its
 * event arrives.
 */
final class CreatedUsers implements Requests {
    /** Selects one event of each user. */
    static final String EVENTS = "/api/events?client=LYNC_2013&pool=" + Estate.CHAT_POOL;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MUTATION = "mutation($u: ID!, $h: ID!) { putUser(user: {sipAddress: $u, home: $h})"
            + " { applied violations { rule { id } reason } revision } }";

    private final String name;
    private final int[] created;
    private final Map<String, Long> answered = new ConcurrentHashMap<>();
    private final Map<String, Long> arrived = new ConcurrentHashMap<>();

    /** @param name that no other users have */
    CreatedUsers(String name, int connections) {
        this.name = name;
        created = new int[connections];
    }

    @Override
    public byte[] next(int connection) {
        created[connection]++;
        return Wire.graphql(MUTATION, Map.of("u", user(connection), "h", Estate.frontEndPool(0)));
    }

    @Override
    public void answered(int connection) {
        answered.put(user(connection), System.nanoTime());
    }

    @Override
    public String expected() {
        return "\"applied\":true";
    }

    /** Receives an event; those of other users do not count. */
    void arrived(JsonNode event) {
        arrived.put(event.get("subject").asText(), System.nanoTime());
    }

    /**
     * Waits until the event of each user has arrived.
     *
     * @param events where they arrive
     * @return in microseconds; 0 for an event that arrived before the answer
     */
    Histogram lags(EventStream events) throws InterruptedException {
        long begun = System.nanoTime();
        while (!arrived.keySet().containsAll(answered.keySet())) {
            if (events.hasEnded() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "%,d users were created, and %,d events arrived".formatted(answered.size(), arrived.size()));
            }
            Thread.sleep(10);
        }
        Histogram lags = new Histogram(3);
        answered.forEach((user, since) -> lags.recordValue(Math.max(0, arrived.get(user) - since) / 1000));
        return lags;
    }

    private String user(int connection) {
        return "sip:%s-%d-%d@contoso.com".formatted(name, connection, created[connection]);
    }
}
