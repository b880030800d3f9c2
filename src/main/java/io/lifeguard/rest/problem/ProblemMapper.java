package io.lifeguard.rest.problem;

import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.imports.UploadStream;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Reports failures of the REST endpoints as problem details (RFC 9457); {@link ProblemType} has the table. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    /** @param missingColumns only where a file lacks columns */
    @RegisterForReflection
    public record ImportProblem(String type, int status, String title, String detail, List<String> missingColumns) {}

    @ServerExceptionMapper
    Response reported(LifeguardException e) {
        if (FailureCode.SHUTTING_DOWN.matches(e.getCause())) {
            LOG.infof("Import ended by shutdown: %s", e.getMessage());
        } else if (e.code() == FailureCode.IMPORT_INTERRUPTED && !(e.getCause() instanceof LifeguardException)) {
            LOG.error("Import failed", e);
        }
        return response(ProblemType.of(e.code()), e.getMessage(), e.missingColumns());
    }

    /** No client reads this response. */
    @ServerExceptionMapper
    Response interrupted(UploadStream.UploadInterruptedException e) {
        LOG.debug("The client disconnected before its file was complete", e);
        return Response.status(Response.Status.BAD_REQUEST).build();
    }

    @ServerExceptionMapper
    Response internalError(Throwable e) {
        LOG.error("Request failed", e);
        return response(ProblemType.INTERNAL_ERROR, "The request failed; the service's log has the cause.", List.of());
    }

    /** What the framework rejects; its header {@code Allow} is kept. */
    @ServerExceptionMapper
    Response rejected(WebApplicationException e) {
        Response rejection = e.getResponse();
        if (rejection.getStatus() < 400) {
            return rejection;
        }
        ProblemType type = ProblemType.ofStatus(rejection.getStatus());
        if (type == ProblemType.INTERNAL_ERROR) {
            return internalError(e);
        }
        return Response.fromResponse(response(type, detail(type), List.of()))
                .header(HttpHeaders.ALLOW, rejection.getHeaderString(HttpHeaders.ALLOW))
                .build();
    }

    private static String detail(ProblemType type) {
        return switch (type) {
            case NOT_FOUND -> "Nothing is served at this path.";
            case METHOD_NOT_ALLOWED ->
                "This path is not for this method; the header Allow lists the methods that it has.";
            case NOT_ACCEPTABLE -> "The header Accept excludes every media type that this path responds with.";
            case UNSUPPORTED_MEDIA_TYPE -> "The header Content-Type names a media type that this path does not read.";
            case BODY_TOO_LARGE -> "The body is larger than quarkus.http.limits.max-body-size.";
            default -> "The request is malformed.";
        };
    }

    private static Response response(ProblemType type, String detail, List<String> missingColumns) {
        Response.ResponseBuilder response = Response.status(type.status())
                .type(PROBLEM_JSON)
                .entity(new ImportProblem(type.uri(), type.status(), type.title(), detail, missingColumns));
        return type.isTemporary()
                ? response.header("Retry-After", ProblemResponse.RETRY_AFTER_SECONDS)
                        .build()
                : response.build();
    }
}
