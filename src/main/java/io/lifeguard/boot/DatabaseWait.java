package io.lifeguard.boot;

import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Waits at startup until the configured database accepts connections: an orchestrator starts both at once. What waiting does
 * not mend, such as a wrong password, is left to the startup, which reports it.
 */
final class DatabaseWait {
    private static final String TIMEOUT = "lifeguard.database.startup-timeout";
    private static final String DEFAULT_TIMEOUT = "60s";
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final String SECONDS_TO_CONNECT = "5";

    /** SQL states of a database that is starting, is shutting down, has no free connection, or is not created yet. */
    private static final Set<String> NOT_YET = Set.of("57P03", "57P01", "57P02", "53300", "3D000");

    private DatabaseWait() {}

    /**
     * Returns when the database accepts a connection, or does not for a reason that waiting does not mend.
     *
     * @throws StartupException if the timeout elapses, or is no duration
     */
    static void untilAvailable(Config config) {
        String url = config.getOptionalValue(DatasourceUrl.JDBC, String.class).orElse("");
        Properties properties = properties(config);
        Duration timeout = timeout(config);
        long begin = System.nanoTime();
        boolean waiting = false;
        for (Optional<String> reason = reasonToWait(url, properties);
                reason.isPresent();
                reason = reasonToWait(url, properties)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.plus(INTERVAL).compareTo(timeout) > 0) {
                throw new StartupException("The database " + StartupFailureMessages.database()
                        + " cannot be used after " + timeout.toSeconds() + " s (" + TIMEOUT + "): " + reason.get());
            }
            if (!waiting) {
                System.err.println("Waiting for the database " + StartupFailureMessages.database() + ", "
                        + timeout.toSeconds() + " s at most (" + TIMEOUT + "): " + reason.get());
                waiting = true;
            }
            pause();
        }
        if (waiting) {
            System.err.println("The database accepts connections after "
                    + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
        }
    }

    private static Duration timeout(Config config) {
        String given = config.getOptionalValue(TIMEOUT, String.class).orElse(DEFAULT_TIMEOUT);
        try {
            Duration timeout = new DurationConverter().convert(given);
            if (timeout != null && !timeout.isNegative()) {
                return timeout;
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        throw new StartupException(TIMEOUT + " (LIFEGUARD_DATABASE_STARTUP_TIMEOUT) is \""
                + given.replaceAll("\\p{Cntrl}", "?") + "\"; it must be a duration such as 60s, 0 or longer");
    }

    private static Properties properties(Config config) {
        Properties properties = new Properties();
        config.getOptionalValue(DatasourceUrl.USERNAME, String.class)
                .ifPresent(user -> PGProperty.USER.set(properties, user));
        config.getOptionalValue(DatasourceUrl.PASSWORD, String.class)
                .ifPresent(password -> PGProperty.PASSWORD.set(properties, password));
        PGProperty.CONNECT_TIMEOUT.set(properties, SECONDS_TO_CONNECT);
        PGProperty.SOCKET_TIMEOUT.set(properties, SECONDS_TO_CONNECT);
        return properties;
    }

    /** Empty if the database accepts a connection, or if waiting does not help. */
    private static Optional<String> reasonToWait(String url, Properties properties) {
        try {
            @Nullable Connection connection = new Driver().connect(url, properties);
            if (connection != null) {
                connection.close();
            }
            return Optional.empty();
        } catch (SQLException e) {
            return isNotYet(e) ? Optional.of(StartupFailureMessages.firstLine(e.getMessage())) : Optional.empty();
        }
    }

    static boolean isNotYet(SQLException failure) {
        List<Throwable> causes = new ArrayList<>();
        for (@Nullable Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return NOT_YET.contains(String.valueOf(failure.getSQLState()))
                || (causes.stream().anyMatch(IOException.class::isInstance)
                        && causes.stream().noneMatch(SSLException.class::isInstance));
    }

    private static void pause() {
        try {
            Thread.sleep(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("The start was interrupted");
        }
    }
}
