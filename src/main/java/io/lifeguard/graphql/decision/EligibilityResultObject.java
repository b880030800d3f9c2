package io.lifeguard.graphql.decision;

import io.lifeguard.model.Revision;
import io.lifeguard.service.decision.EligibilityService.EligibilityOutcome;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Either an eligibility or the problem of this one question. */
@Type("EligibilityResult")
public record EligibilityResultObject(
        @NonNull EligibilityQuestionObject question,
        @Nullable EligibilityObject eligibility,
        @Nullable String problem) {

    static EligibilityResultObject from(EligibilityOutcome answered, Revision revision) {
        return new EligibilityResultObject(
                EligibilityQuestionObject.from(answered.question()),
                answered.answer()
                        .map(answer -> EligibilityObject.from(answer, revision))
                        .orElse(null),
                answered.problem().orElse(null));
    }
}
