package io.lifeguard.graphql;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** SmallRye logs every failed field as an error. What a client did wrong, or is told to try again, is no news here. */
@LoggingFilter(name = "mistakes-of-clients")
public final class MistakesOfClients implements Filter {
    @Override
    public boolean isLoggable(LogRecord record) {
        return record.getThrown() == null || !ErrorCodes.knows(record.getThrown());
    }
}
