package io.lifeguard.boot;

import io.quarkus.runtime.QuarkusBindException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** What a person who starts the service can do something about, in one line. */
public final class StartFailure {
    private StartFailure() {}

    /** Empty where it is nobody's fault but ours, and the stack trace is wanted. */
    public static Optional<String> explain(Throwable failure) {
        for (Throwable cause : innermostFirst(failure)) {
            if (cause instanceof QuarkusBindException taken) {
                return Optional.of("Port " + taken.getPort() + " on " + taken.getHost()
                        + " is taken by another program: stop that one, or name another port with"
                        + " QUARKUS_HTTP_PORT");
            }
            if (cause instanceof ConnectException || cause instanceof SQLException) {
                return Optional.of("The database " + database() + " cannot be used: " + firstLine(cause.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static Deque<Throwable> innermostFirst(Throwable failure) {
        Deque<Throwable> causes = new ArrayDeque<>();
        for (@Nullable Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.addFirst(cause);
        }
        return causes;
    }

    private static String database() {
        return ConfigProvider.getConfig()
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
