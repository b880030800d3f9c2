package io.lifeguard.bench.estate;

import io.lifeguard.bench.load.Wire;
import java.util.Map;

/** May this user use this client against this chat pool? */
public record Question(String user, String client, String pool) {
    /** With the variables {@code $u}, {@code $c} and {@code $p}. */
    public static final String QUERY =
            "query($u: ID!, $c: Client!, $p: ID!) { eligibility(user: $u, client: $c, pool: $p)"
                    + " { eligible obstacles { rule { id } because } revision } }";

    /** As a request to the service. */
    public byte[] request() {
        return Wire.post(json(QUERY));
    }

    /** For a query that names the same variables as {@link #QUERY}. */
    public String json(String query) {
        return "{\"query\":\"%s\",\"variables\":{\"u\":\"%s\",\"c\":\"%s\",\"p\":\"%s\"}}"
                .formatted(query, user, client, pool);
    }

    /** As those of {@link #QUERY}. */
    public Map<String, String> variables() {
        return Map.of("u", user, "c", client, "p", pool);
    }

    /** As an input of a batch. */
    public Map<String, String> input() {
        return Map.of("user", user, "client", client, "pool", pool);
    }
}
