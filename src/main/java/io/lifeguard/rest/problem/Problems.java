package io.lifeguard.rest.problem;

import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.ProblemType;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** Responses of REST endpoints as problem details (RFC 9457). */
public final class Problems {
    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    private Problems() {}

    static Response of(ProblemType type, String detail) {
        return response(type, ProblemBody.of(type, detail));
    }

    public static Response of(LifeguardException failure) {
        return response(ProblemType.of(failure.code()), ProblemBody.of(failure));
    }

    /**
     * @param violations of the rules by one write; one at least
     * @param ids the arguments of the write that the path gives
     */
    public static Response of(List<Violation> violations, Set<String> ids) {
        ProblemType type = type(violations, ids);
        return response(type, ProblemBody.of(type, violations, ids));
    }

    /** Not found, if the resource of the write itself is not recorded. */
    private static ProblemType type(List<Violation> violations, Set<String> ids) {
        boolean notFound =
                violations.stream().anyMatch(v -> v.rule() == Rule.REFERENCE_EXISTS && ids.contains(v.path()));
        return notFound ? ProblemType.NOT_FOUND : ProblemType.RULE_VIOLATION;
    }

    private static Response response(ProblemType type, ProblemBody body) {
        Response.ResponseBuilder response =
                Response.status(type.status()).type(PROBLEM_JSON).entity(body);
        return type.isTemporary()
                ? response.header(HttpHeaders.RETRY_AFTER, ProblemResponse.RETRY_AFTER_SECONDS)
                        .build()
                : response.build();
    }
}
