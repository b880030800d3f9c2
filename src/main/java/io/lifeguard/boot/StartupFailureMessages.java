package io.lifeguard.boot;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a person who starts the service can do something about, in one line. */
public final class StartupFailureMessages {
    /** No such table, no such schema. */
    private static final Set<String> NO_SCHEMA = Set.of("42P01", "3F000");

    private StartupFailureMessages() {}

    /** Empty where it is nobody's fault but ours, and the stack trace is wanted. */
    public static Optional<String> explain(Throwable failure) {
        for (Throwable cause : innermostFirst(failure)) {
            if (cause instanceof QuarkusBindException taken) {
                return Optional.of(
                        QuarkusBindException.isKnownHost(taken.getHost())
                                ? "Port " + taken.getPort() + " on " + taken.getHost() + " is taken by another program:"
                                        + " stop that one, or name another port with QUARKUS_HTTP_PORT"
                                : "The service cannot listen on " + taken.getHost() + ", port " + taken.getPort()
                                        + ": check QUARKUS_HTTP_HOST and QUARKUS_HTTP_PORT");
            }
            if (cause instanceof ConfigValidationException invalid) {
                return Optional.of(IntStream.range(0, invalid.getProblemCount())
                        .mapToObj(
                                problem -> ownWords(invalid.getProblem(problem).getMessage()))
                        .collect(Collectors.joining("; ")));
            }
            if (cause instanceof PgException refusal && NO_SCHEMA.contains(refusal.getSqlState())) {
                return Optional.of(
                        "The database " + database() + " holds no schema of Lifeguard: start once with"
                                + " --migrate-only, as the owner of the database, or leave QUARKUS_FLYWAY_MIGRATE_AT_START at true");
            }
            if (cause instanceof ConnectException || cause instanceof SQLException || cause instanceof PgException) {
                return Optional.of("The database " + database() + " cannot be used: " + firstLine(cause.getMessage()));
            }
        }
        return Optional.empty();
    }

    // without the numbers and exception names of the library
    private static String ownWords(String problem) {
        return problem.replaceAll("SRCFG\\d+: |[a-z.]+\\.[A-Z]\\w+Exception: ", "")
                .replaceAll("threw an Exception whilst being converted", "cannot be used:")
                .replaceAll("\\s+", " ")
                .replaceFirst(
                        "^(lifeguard\\.[a-z.-]+) (?=must )",
                        "$1 is " + Matcher.quoteReplacement(given(problem)) + " and ")
                .strip();
    }

    private static String given(String problem) {
        String key = problem.strip().replaceFirst("(?s)\\s.*", "");
        return '"'
                + StartupSettings.beforeStart()
                        .getOptionalValue(key, String.class)
                        .orElse("")
                        .replaceAll("\\p{Cntrl}", "?")
                + '"';
    }

    private static Deque<Throwable> innermostFirst(Throwable failure) {
        Deque<Throwable> causes = new ArrayDeque<>();
        for (@Nullable Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.addFirst(cause);
        }
        return causes;
    }

    private static String database() {
        return StartupSettings.beforeStart()
                .getOptionalValue(DatasourceUrl.JDBC, String.class)
                .map(url -> url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""))
                .orElse("");
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "it gave no reason"
                : message.lines().findFirst().orElse("").strip();
    }
}
