package io.lifeguard.graphql.decision;

import io.lifeguard.model.Revision;
import io.lifeguard.service.decision.EligibilityService.EligibilityOutcome;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Either an eligibility or the problem of this one question. */
@Type("EligibilityResult")
public record EligibilityResultType(
        @NonNull QuestionType question,
        @Nullable EligibilityType eligibility,
        @Nullable String problem) {

    static EligibilityResultType from(EligibilityOutcome answered, Revision revision) {
        return new EligibilityResultType(
                QuestionType.from(answered.question()),
                answered.answer()
                        .map(answer -> EligibilityType.from(answer, revision))
                        .orElse(null),
                answered.problem().orElse(null));
    }
}
