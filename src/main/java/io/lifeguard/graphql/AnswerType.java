package io.lifeguard.graphql;

import io.lifeguard.model.Revision;
import io.lifeguard.service.Eligibilities.Answered;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Either an eligibility or the problem of this one question. */
@Type("Answer")
public record AnswerType(
        @NonNull QuestionType question,
        @Nullable EligibilityType eligibility,
        @Nullable String problem) {

    static AnswerType from(Answered answered, Revision revision) {
        return new AnswerType(
                QuestionType.from(answered.question()),
                answered.answer()
                        .map(answer -> EligibilityType.from(answer, revision))
                        .orElse(null),
                answered.problem().orElse(null));
    }
}
