package io.lifeguard.http;

import io.lifeguard.service.changes.RevisionService;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/** Adds the revision that the current request is answered from to its log lines. */
@LoggingFilter(name = "revision")
public final class AccessLogRevision implements Filter {
    private static final String FIELD = "revision";

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord extended && extended.getMdc(FIELD) == null) {
            RevisionService.answered().ifPresent(revision -> extended.putMdc(FIELD, revision.toString()));
        }
        return true;
    }
}
