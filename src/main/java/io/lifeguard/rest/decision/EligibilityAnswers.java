package io.lifeguard.rest.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.http.ProblemType;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.service.decision.EligibilityService.EligibilityOutcome;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to several questions. */
@RegisterForReflection
record EligibilityAnswers(List<?> results) {

    /**
     * The answer to one question: an eligibility or the problem with it.
     *
     * @param eligibility absent if there is a problem
     * @param problem absent if there is an eligibility
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionResult(
            @Nullable EligibilityBody eligibility, @Nullable QuestionProblem problem) {

        static QuestionResult from(
                EligibilityOutcome outcome,
                EligibilityRemedies remedies,
                RequestedDetails details,
                boolean supposed,
                Revision revision) {
            return new QuestionResult(
                    outcome.answer()
                            .map(answer -> EligibilityBody.from(answer, remedies, details, supposed, revision))
                            .orElse(null),
                    outcome.problem().map(QuestionProblem::from).orElse(null));
        }
    }

    /** Problem details (RFC 9457) of one question. */
    @RegisterForReflection
    record QuestionProblem(String type, int status, String title, String detail) {
        static QuestionProblem from(LifeguardException problem) {
            ProblemType type = ProblemType.of(problem.code());
            return new QuestionProblem(type.uri(), type.status(), type.title(), problem.getMessage());
        }
    }
}
