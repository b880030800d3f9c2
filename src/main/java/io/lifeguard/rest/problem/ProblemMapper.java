package io.lifeguard.rest.problem;

import io.lifeguard.http.ProblemType;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.request.UploadStream;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Reports failures of the REST endpoints as problem details (RFC 9457); {@link ProblemType} has the table. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response reported(LifeguardException e) {
        return Problems.of(e);
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
        return Problems.of(ProblemType.INTERNAL_ERROR, "The request failed; the service's log has the cause.");
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
        return Response.fromResponse(Problems.of(type, detail(type)))
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
}
