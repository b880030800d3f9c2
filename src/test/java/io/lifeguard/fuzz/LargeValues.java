package io.lifeguard.fuzz;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values that are deep, long or many, and small to send. */
final class LargeValues {
    private LargeValues() {}

    static String document(SeededRandom draw) {
        int many = draw.of(List.of(15, 200, 3_000, 9_000));
        return switch (draw.below(9)) {
            case 0 -> "{ chatPools ".repeat(many) + "{ fqdn }" + " }".repeat(draw.chance(0.5) ? many : 1);
            case 1 -> "{ " + numbered(many, n -> "a" + n + ": __typename") + " }";
            case 2 ->
                "{ ...F0 } "
                        + numbered(Math.min(many, 900), n -> "fragment F%d on Query { ...F%d ...F%d }"
                                .formatted(n, n + 1, n + 1))
                        + " fragment F" + Math.min(many, 900) + " on Query { __typename }";
            case 3 -> "{ __typename " + "@skip(if: false) ".repeat(many) + "}";
            case 4 -> "{ users(filter: " + "{a: ".repeat(many) + "1" + "}".repeat(many) + ") { totalCount } }";
            case 5 -> "{ eligibilities(questions: " + "[".repeat(many) + "]".repeat(many) + ") { __typename } }";
            case 6 ->
                "{ users(first: 500) { nodes { eligibilities(clients: [LYNC_2013], pools: []) { "
                        + numbered(many, n -> "a" + n + ": eligible") + " } } } }";
            case 7 -> "query(" + numbered(many, n -> "$v" + n + ": Int = 1") + ") { __typename }";
            default -> "#" + "x".repeat(many * 12) + "\n{ __typename }";
        };
    }

    static String json(SeededRandom draw) {
        int many = draw.of(List.of(900, 1_100, 20_000, 200_000));
        return switch (draw.below(7)) {
            case 0 -> "[".repeat(many);
            case 1 -> "{\"query\":".repeat(many);
            case 2 -> "{\"query\": \"{ __typename }\", \"variables\": " + "[".repeat(many) + "]".repeat(many) + "}";
            case 3 -> "{\"query\": \"{ __typename }\", \"variables\": {\"a\": " + "9".repeat(many) + "}}";
            case 4 -> "{\"query\": \"{ __typename }\", \"" + "k".repeat(many) + "\": 1}";
            case 5 ->
                "{\"query\": \"query($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { __typename } }\","
                        + " \"variables\": {\"q\": ["
                        + IntStream.range(0, Math.min(many, 10_500))
                                .mapToObj(n -> "{\"user\": \"a\", \"client\": \"LYNC_2013\", \"pool\": \"b\"}")
                                .collect(Collectors.joining(","))
                        + "]}}";
            default -> " ".repeat(many) + "{\"query\": \"{ __typename }\"" + ",\"a\":1".repeat(many / 50) + "}";
        };
    }

    private static String numbered(int many, java.util.function.IntFunction<String> each) {
        return IntStream.range(0, many).mapToObj(each).collect(Collectors.joining(" "));
    }
}
