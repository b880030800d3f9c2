package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Estate;
import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.estate.Skew;
import io.lifeguard.bench.run.SentStatement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The very statement that the service sends for a single decision, as scripts for pgbench: one for each of two clients,
 * since pgbench draws numbers only. The users are drawn as those of the questions are.
 */
final class DecisionScripts {
    // no colon stands before a letter: pgbench would take it for a variable
    private static final String USER = "'sip:' || 'u' || :i::text || '@contoso.com'";
    private static final String POOL = "'chat' || :p::text || '.contoso.com'";
    private static final String DRAW = Skew.pgbench() + "\\set p random(0, " + (Estate.CHAT_POOLS - 1) + ")\n";

    private DecisionScripts() {}

    /** Scripts, each with its weight; they use the variables {@code users}, {@code lync} and {@code legacy}. */
    static Map<String, Integer> of(Workbench bench, Question question) throws Exception {
        SentStatement sent = SentStatement.during(
                bench.database(), question.user(), () -> bench.door().ask(Question.QUERY, question.variables()));
        check(bench, question, statement(sent, question, "lync"));
        return Map.of("lync", 5, "legacy", 3).entrySet().stream()
                .collect(Collectors.toMap(
                        e -> DRAW + statement(sent, question, e.getKey()) + ";\n", Map.Entry::getValue));
    }

    private static String statement(SentStatement sent, Question question, String client) {
        return sent.with(
                Map.of(question.user(), USER, question.pool(), POOL, question.client(), ":" + client + "::text"));
    }

    /** A statement that misses its user would be faster than the real one. */
    private static void check(Workbench bench, Question question, String statement) throws Exception {
        String found = bench.database()
                .value(statement
                        .replace(":i::", "'" + number(question.user()) + "'::")
                        .replace(":p::", "'" + number(question.pool()) + "'::")
                        .replace(":lync::", "'" + question.client() + "'::"));
        for (String part : List.of(question.user(), question.pool())) {
            if (!found.contains(part)) {
                throw new IllegalStateException("pgbench would not find " + part + ": " + statement);
            }
        }
    }

    private static String number(String id) {
        return id.replaceAll("\\D*(\\d+).*", "$1");
    }
}
