package io.lifeguard.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that a service has sent, word for word, with its arguments: as its database has logged it, so that nobody
 * has to keep a copy.
 *
 * @param arguments by number, as literals without their quotes
 */
public record SentStatement(String text, Map<Integer, String> arguments) {
    /** Where an entry of the log begins: only the lines that continue one have no time. */
    private static final Pattern ENTRY = Pattern.compile("(?m)^(?=\\d{4}-\\d\\d-\\d\\d \\d\\d:)");

    private static final Pattern EXECUTED = Pattern.compile("[^\\n]* LOG:  execute [^\\n:]+: (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETERS = Pattern.compile("[^\\n]* DETAIL:  [Pp]arameters: (.*)", Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile("\\$(\\d+) = '((?:[^']|'')*)'");

    /**
     * The statement with a certain argument that is sent while something is done.
     *
     * @throws IllegalStateException unless it is exactly one
     */
    public static SentStatement during(Database database, String argument, Callable<?> action) throws Exception {
        long mark = Files.size(database.log());
        List<SentStatement> sent;
        database.asSuperuser("alter system set log_statement = 'all'", "select pg_reload_conf()");
        try {
            // sessions take up a setting when they are next idle
            Thread.sleep(1000);
            action.call();
            Thread.sleep(500);
            sent = logged(database, mark).stream()
                    .filter(s -> s.arguments().values().stream().anyMatch(a -> a.contains(argument)))
                    .toList();
        } finally {
            database.asSuperuser("alter system reset log_statement", "select pg_reload_conf()");
            Thread.sleep(1000);
        }
        if (sent.size() != 1) {
            throw new IllegalStateException("expected one statement about " + argument + ", not " + sent);
        }
        return sent.get(0);
    }

    private static List<SentStatement> logged(Database database, long mark) throws IOException {
        byte[] log = Files.readAllBytes(database.log());
        String since = new String(log, (int) mark, (int) (log.length - mark), StandardCharsets.UTF_8);
        List<SentStatement> found = new ArrayList<>();
        Matcher executed = EXECUTED.matcher("");
        for (String entry : ENTRY.split(since)) {
            Matcher parameters = PARAMETERS.matcher(entry.strip());
            if (parameters.matches() && executed.matches()) { // a statement without arguments has no such entry
                found.add(of(executed.group(1), parameters.group(1)));
            }
            executed.reset(entry.strip());
        }
        return found;
    }

    private static SentStatement of(String text, String arguments) {
        Map<Integer, String> values = new TreeMap<>();
        Matcher each = ARGUMENT.matcher(arguments);
        while (each.find()) {
            values.put(Integer.valueOf(each.group(1)), each.group(2).replace("''", "'"));
        }
        return new SentStatement(text, values);
    }

    /**
     * The text with an expression in the place of each argument.
     *
     * @param named parts of arguments, and the expression for each
     */
    public String with(Map<String, String> named) {
        String result = text;
        for (Map.Entry<Integer, String> each : arguments.entrySet()) {
            String expression = expression(each.getValue(), named);
            result = result.replaceAll(
                    "\\$" + each.getKey() + "(?!\\d)", Matcher.quoteReplacement("(" + expression + ")"));
        }
        return result;
    }

    private static String expression(String value, Map<String, String> named) {
        String expression = literal(value);
        for (Map.Entry<String, String> part : named.entrySet()) {
            expression = expression.replace(part.getKey(), "' || " + part.getValue() + " || '");
        }
        String joined = expression.replaceAll("^'' \\|\\| | \\|\\| ''$", "");
        return value.startsWith("{") ? "(" + joined + ")::text[]" : joined;
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
