package io.lifeguard.authzen.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.http.ProblemType;
import io.lifeguard.model.LifeguardException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question, as it is sent.
 *
 * @param context a record or a map that explains the decision
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessDecision(boolean decision, @Nullable Object context) {

    /** A denial because the question is malformed or names something that is not recorded. */
    public static AccessDecision error(LifeguardException problem) {
        return new AccessDecision(
                false,
                Map.of(
                        "error",
                        new EvaluationError(ProblemType.of(problem.code()).status(), problem.getMessage())));
    }

    /** @param status as of an HTTP response */
    @RegisterForReflection
    record EvaluationError(int status, String message) {}
}
