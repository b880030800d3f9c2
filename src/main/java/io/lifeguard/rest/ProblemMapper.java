package io.lifeguard.rest;

import io.lifeguard.model.DatabaseBusyException;
import io.lifeguard.model.DatabaseUnavailableException;
import io.lifeguard.model.StaleException;
import io.lifeguard.service.BusyException;
import io.lifeguard.service.InvalidValueException;
import io.lifeguard.service.NotFoundException;
import io.lifeguard.service.OutcomeUnknownException;
import io.lifeguard.service.UnavailableException;
import io.lifeguard.service.imports.FileRefusedException;
import io.lifeguard.service.imports.ImportInterruptedException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one table from failures to responses of this door: problem details (RFC 9457), and nothing of what is inside. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final MediaType PROBLEM = new MediaType("application", "problem+json");

    /** @param missingColumns only where a file lacks columns */
    @RegisterForReflection
    public record ImportProblem(int status, String title, String detail, List<String> missingColumns) {}

    @ServerExceptionMapper
    Response fileRefused(FileRefusedException e) {
        return answer(422, "This file is not imported; nothing of it is stored", said(e), e.missingColumns());
    }

    @ServerExceptionMapper
    Response importStopped(ImportInterruptedException e) {
        if (e.getCause() instanceof UnavailableException) {
            LOG.infof("An import ends: %s", e.getMessage());
        } else {
            LOG.error("An import stopped", e);
        }
        return answer(503, "The import stopped", said(e), List.of());
    }

    @ServerExceptionMapper
    Response invalidValue(InvalidValueException e) {
        return answer(400, "Invalid value", said(e), List.of());
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException e) {
        return answer(404, "Not found", said(e), List.of());
    }

    @ServerExceptionMapper
    Response stale(StaleException e) {
        return answer(503, "Stale", said(e), List.of());
    }

    @ServerExceptionMapper({BusyException.class, DatabaseBusyException.class})
    Response busy(RuntimeException e) {
        return answer(503, "Busy", said(e), List.of());
    }

    @ServerExceptionMapper({UnavailableException.class, DatabaseUnavailableException.class})
    Response unavailable(RuntimeException e) {
        return answer(503, "Unavailable", said(e), List.of());
    }

    @ServerExceptionMapper
    Response outcomeUnknown(OutcomeUnknownException e) {
        return answer(503, "Outcome unknown", said(e), List.of());
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        if (e instanceof jakarta.ws.rs.WebApplicationException known) {
            return known.getResponse();
        }
        LOG.error("A request failed", e);
        return answer(500, "Internal error", "The request failed; the log of the service says why.", List.of());
    }

    private static String said(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }

    private static Response answer(int status, String title, String detail, List<String> missingColumns) {
        Response.ResponseBuilder response =
                Response.status(status).type(PROBLEM).entity(new ImportProblem(status, title, detail, missingColumns));
        return status == 503 ? response.header("Retry-After", 1).build() : response.build();
    }
}
