package io.lifeguard.rest.problem;

import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rules.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Responses of REST endpoints as problem details (RFC 9457). */
public final class Problems {
    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    private Problems() {}

    static Response of(ProblemType type, String detail) {
        return response(ProblemBody.of(type, detail));
    }

    public static Response of(LifeguardException failure) {
        return response(ProblemBody.of(failure));
    }

    /** As {@link ProblemBody#of(List, Set)}. */
    public static Response of(List<Violation> violations, Set<String> ids) {
        return response(ProblemBody.of(violations, ids));
    }

    /**
     * Of a batch.
     *
     * @param problems of its writes, null for one that is accepted; one at least is not null
     * @param outcomes of its writes
     */
    public static Response ofBatch(List<@Nullable ProblemBody> problems, List<?> outcomes) {
        int first = IntStream.range(0, problems.size())
                .filter(i -> problems.get(i) != null)
                .findFirst()
                .orElseThrow();
        return response(Objects.requireNonNull(problems.get(first)).ofBatch(first, outcomes));
    }

    private static Response response(ProblemBody body) {
        Response.ResponseBuilder response =
                Response.status(body.status()).type(PROBLEM_JSON).entity(body);
        return body.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()
                        || body.status() == Response.Status.TOO_MANY_REQUESTS.getStatusCode()
                ? response.header(HttpHeaders.RETRY_AFTER, ProblemResponse.RETRY_AFTER_SECONDS)
                        .build()
                : response.build();
    }
}
