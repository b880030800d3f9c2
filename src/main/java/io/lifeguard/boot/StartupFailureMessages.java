package io.lifeguard.boot;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import io.vertx.core.VertxException;
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

/** One-line messages for failures that the person who starts the service can correct. */
public final class StartupFailureMessages {
    /** SQL states of a missing table and a missing schema. */
    private static final Set<String> NO_SCHEMA = Set.of("42P01", "3F000");

    /** SQL state of a lock that was not obtained within {@code lock_timeout}. */
    private static final String LOCKED = "55P03";

    /** SQL states of a connection that the server ended. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02");

    private StartupFailureMessages() {}

    /** Empty for an internal error, whose stack trace is needed. */
    public static Optional<String> explain(Throwable failure) {
        for (Throwable cause : innermostFirst(failure)) {
            if (cause instanceof QuarkusBindException bind) {
                return Optional.of(
                        QuarkusBindException.isKnownHost(bind.getHost())
                                ? "Port " + bind.getPort() + " on " + bind.getHost() + " is in use by another program:"
                                        + " stop it, or set QUARKUS_HTTP_PORT to another port"
                                : "The service cannot listen on " + bind.getHost() + ", port " + bind.getPort()
                                        + ": check QUARKUS_HTTP_HOST and QUARKUS_HTTP_PORT");
            }
            if (cause instanceof ConfigValidationException invalid) {
                return Optional.of(IntStream.range(0, invalid.getProblemCount())
                        .mapToObj(problem ->
                                withoutLibraryTerms(invalid.getProblem(problem).getMessage()))
                        .collect(Collectors.joining("; ")));
            }
            if (cause instanceof PgException refusal && NO_SCHEMA.contains(refusal.getSqlState())) {
                return Optional.of(
                        "The database " + database() + " has no schema of Lifeguard: start once with --migrate-only as"
                                + " the owner of the database, or set"
                                + " QUARKUS_FLYWAY_MIGRATE_AT_START to true");
            }
            if (cause instanceof VertxException
                    && String.valueOf(cause.getMessage()).startsWith("SSL handshake")) {
                return Optional.of("The database " + database() + " cannot be used: " + cause.getMessage()
                        + "; the certificate of the server is not of a trusted authority (sslrootcert), or not for this"
                        + " host");
            }
            if (cause instanceof SQLException refusal && LOCKED.equals(refusal.getSQLState())) {
                return Optional.of(
                        "The schema of the database " + database() + " is not migrated: transactions that have"
                                + " lasted for seconds, such as exports, use what a migration changes. Nothing of that migration is"
                                + " applied, and others do not wait for it: start again");
            }
            if (cause instanceof SQLException refusal && isLost(refusal)) {
                return Optional.of("The connection to the database " + database() + " was lost. If the schema was being"
                        + " migrated, the last migration is applied or it is not, and never in part: start again");
            }
            if (cause instanceof ConnectException
                    || cause instanceof SQLException
                    || cause instanceof PgException
                    || cause instanceof VertxException) {
                return Optional.of("The database " + database() + " cannot be used: " + firstLine(cause.getMessage()));
            }
        }
        return Optional.empty();
    }

    /** pgjdbc has one SQL state for a connection that is lost and for one that is not made. */
    private static boolean isLost(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return ENDED.contains(state)
                || (state.equals("08006")
                        && String.valueOf(failure.getMessage()).startsWith("An I/O error occurred"));
    }

    // removes the message numbers and exception names of SmallRye Config
    private static String withoutLibraryTerms(String problem) {
        return problem.replaceAll("SRCFG\\d+: |[a-z.]+\\.[A-Z]\\w+Exception: ", "")
                .replaceAll("threw an Exception whilst being converted", "cannot be converted:")
                .replaceAll("\\s+", " ")
                .replaceFirst(
                        "^(lifeguard\\.[a-z.-]+) (?=must )",
                        "$1 is " + Matcher.quoteReplacement(quotedValue(problem)) + " and ")
                .strip();
    }

    private static String quotedValue(String problem) {
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

    /** The configured database, without parameters. */
    static String database() {
        return StartupSettings.beforeStart()
                .getOptionalValue(DatasourceUrl.JDBC, String.class)
                .map(url -> url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""))
                .orElse("");
    }

    static String firstLine(@Nullable String message) {
        return message == null
                ? "it gave no reason"
                : message.lines().findFirst().orElse("").strip();
    }
}
