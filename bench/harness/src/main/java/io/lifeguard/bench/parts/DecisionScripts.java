package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Estate;
import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.estate.Skew;
import io.lifeguard.bench.run.SentStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scripts for pgbench that read the facts of a decision. The users are drawn as those of the questions are; clients are in
 * scripts of their own, since pgbench draws numbers only.
 */
final class DecisionScripts {
    private static final Path FACTS = Path.of("bench", "estate", "decision.sql");
    // no colon stands before a letter: pgbench would take it for a variable
    private static final String USER = "'sip:' || 'u' || :i::text || '@contoso.com'";
    private static final String POOL = "'chat' || :p::text || '.contoso.com'";
    private static final String DRAW = Skew.pgbench() + "\\set p random(0, " + (Estate.CHAT_POOLS - 1) + ")\n";

    private DecisionScripts() {}

    /**
     * Scripts of the statement that reads all facts of one decision, each with its weight; they use the variables {@code
     * users}, {@code lync} and {@code legacy}.
     */
    static Map<String, Integer> ofAllFacts(Workbench bench, Question question) throws Exception {
        String statement = Files.readString(FACTS).replaceAll("(?m)^--.*\\n", "");
        check(
                bench,
                facts(statement, "lync").replace(":lync::", "'" + question.client() + "'::"),
                question,
                question.pool());
        return Map.of("lync", 5, "legacy", 3).entrySet().stream()
                .collect(Collectors.toMap(e -> DRAW + facts(statement, e.getKey()) + ";\n", Map.Entry::getValue));
    }

    private static String facts(String statement, String client) {
        return statement
                .replace("$1", "(" + USER + ")")
                .replace("$2", "(" + POOL + ")")
                .replace("$3", "(:" + client + "::text)")
                .strip();
    }

    /** The script of the very statement that the service sends for a single question: it has the pools and policies already. */
    static Map<String, Integer> ofSent(Workbench bench, Question question) throws Exception {
        SentStatement sent = SentStatement.during(
                bench.database(), question.user(), () -> bench.client().ask(Question.QUERY, question.variables()));
        String statement = sent.with(Map.of(question.user(), USER));
        check(bench, statement, question);
        return Map.of(DRAW + statement + ";\n", 1);
    }

    /** A statement that misses its user would be faster than the real one. */
    private static void check(Workbench bench, String statement, Question question, String... more) throws Exception {
        String found = bench.database()
                .value(statement
                        .replace(":i::", "'" + number(question.user()) + "'::")
                        .replace(":p::", "'" + number(question.pool()) + "'::"));
        for (String part :
                Stream.concat(Stream.of(question.user()), Stream.of(more)).toList()) {
            if (!found.contains(part)) {
                throw new IllegalStateException("pgbench would not find " + part + ": " + statement);
            }
        }
    }

    private static String number(String id) {
        return id.replaceAll("\\D*(\\d+).*", "$1");
    }
}
