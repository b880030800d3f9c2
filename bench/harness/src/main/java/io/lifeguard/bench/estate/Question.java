package io.lifeguard.bench.estate;

import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.load.Wire;
import java.util.List;
import java.util.Map;

/** May this user use this client against this chat pool? */
public record Question(String user, String client, String pool) {
    /** With the variables {@code $u}, {@code $c} and {@code $p}. */
    public static final String QUERY =
            "query($u: ID!, $c: Client!, $p: ID!) { eligibility(user: $u, client: $c, pool: $p)"
                    + " { eligible obstacles { rule { id } reason } revision } }";

    /** Requests to the service, in this order over and over. */
    public static Requests requests(List<Question> questions) {
        List<byte[]> prepared = questions.stream()
                .map(question -> Wire.graphql(QUERY, question.variables()))
                .toList();
        return Requests.inTurn(prepared, "\"eligibility\":{");
    }

    /** As those of {@link #QUERY}. */
    public Map<String, String> variables() {
        return Map.of("u", user, "c", client, "p", pool);
    }

    /** As the body of an AuthZEN evaluation. */
    public Map<String, ?> evaluation() {
        return Map.of(
                "subject", Map.of("type", "user", "id", user),
                "action", Map.of("name", "connect", "properties", Map.of("client", client)),
                "resource", Map.of("type", "chat-pool", "id", pool));
    }

    /** As parameters of a path. */
    public String parameters() {
        return "user=" + user + "&client=" + client + "&pool=" + pool;
    }

    /** As an input of a batch. */
    public Map<String, String> input() {
        return Map.of("user", user, "client", client, "pool", pool);
    }
}
