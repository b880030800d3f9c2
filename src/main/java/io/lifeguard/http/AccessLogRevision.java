package io.lifeguard.http;

import io.lifeguard.service.changes.RevisionService;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/** Puts the state that the present request is answered from beside what is logged for it. */
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
