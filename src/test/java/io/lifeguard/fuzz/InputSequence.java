package io.lifeguard.fuzz;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Inputs one after the other, each drawn from the seed and its own number alone. The places of the schema and the columns
 * of the exports are gone through in turn, so that none is left out; the rest comes as it comes.
 */
final class InputSequence {
    private static final int KINDS = 24;

    private final long seed;
    private final GraphQLInputs graphql;
    private final List<SchemaInputs.Place> places;
    private final ImportInputs imports = new ImportInputs();
    private final List<ImportInputs.Place> columns = ImportInputs.places();
    private final RouteInputs routes;
    private final SocketInputs sockets;
    private final Http2Inputs http2 = new Http2Inputs();
    private final Map<String, Integer> tried = new TreeMap<>();
    private final Map<String, String> found = new LinkedHashMap<>();
    private int next;

    InputSequence(long seed, SchemaInputs schema, List<String> paths) {
        this.seed = seed;
        this.graphql = new GraphQLInputs(schema);
        this.places = schema.places();
        this.routes = new RouteInputs(paths);
        this.sockets = new SocketInputs(schema);
    }

    /** Where this input goes, and which it is. */
    Input input(int number) {
        SeededRandom draw = new SeededRandom(seed * 1_000_003 + number);
        int kind = number % KINDS;
        int turn = number / KINDS;
        if (kind < 8) {
            SchemaInputs.Place place = places.get((turn * 8 + kind) % places.size());
            return graphql.wrongValue(
                    place, draw.chance(0.65) ? TextNode.valueOf(draw.hostileText()) : draw.hostileValue(), draw);
        } else if (kind < 11) {
            return graphql.broken(draw);
        } else if (kind < 13) {
            return imports.wrongValue(columns.get((turn * 2 + kind - 11) % columns.size()), draw.hostileText(), draw);
        }
        return switch (kind) {
            case 13 -> imports.broken(draw);
            case 14, 15 -> routes.any(draw);
            case 16 ->
                draw.chance(0.5)
                        ? ScimInputs.any(draw)
                        : draw.chance(0.5) ? AuthzenInputs.any(draw) : DecisionInputs.any(draw);
            case 17, 18 -> draw.chance(0.9) ? HeaderInputs.any(draw) : HeaderInputs.noHttp(draw);
            case 19 -> sockets.any(draw);
            case 20, 21 -> ResourceInputs.any(draw);
            default -> http2.any(draw);
        };
    }

    /** Sends so many more and goes on after what goes wrong; stops at enough of that. */
    void send(int many, InputSender wire, ErrorLog complaints, int enough) {
        for (int end = next + many; next < end && found.size() < enough; next++) {
            Input input = input(next);
            tried.merge(endpoint(input), 1, Integer::sum);
            wrongWith(input, wire)
                    .or(() -> complaints.take().stream()
                            .findFirst()
                            .map(line -> "the log has an error, of this or one just before: " + line))
                    .ifPresent(what -> found.putIfAbsent(
                            what.replaceAll("[0-9a-f]{8}-[-0-9a-f]+|[0-9]+", "#")
                                    .replaceAll("(?s)^(.{160}).*", "$1"),
                            "input " + next + " of seed " + seed
                                    + " (alone again: -Dfuzz.seed=" + seed + " -Dfuzz.only=" + next + ")\n"
                                    + input
                                    + "\n=> " + what));
        }
    }

    void only(int number) {
        next = number;
    }

    private static Optional<String> wrongWith(Input input, InputSender wire) {
        try {
            return ResponseChecks.wrong(input, wire.exchange(input));
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private static String endpoint(Input input) {
        return switch (input.shape()) {
            case SOCKET -> "web socket";
            case WHOLE ->
                input.about().endsWith("imported")
                        ? "imports"
                        : input.about().endsWith("by POST")
                                ? "GraphQL"
                                : input.about().startsWith("authorization")
                                        ? "AuthZEN"
                                        : input.about().startsWith("decision")
                                                ? "REST decisions"
                                                : input.about().startsWith("resource")
                                                        ? "REST resources"
                                                        : "links and other paths";
            case BROKEN, CUT -> "HTTP that is broken";
            case HTTP2 -> "HTTP/2";
        };
    }

    /** How many were tried, by endpoint. */
    Map<String, Integer> tried() {
        return tried;
    }

    /** Whatever went wrong, each kind of it once. */
    List<String> found() {
        return List.copyOf(found.values());
    }
}
