package io.lifeguard.graphql.decision;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.service.decision.EligibilityService.EligibilityQuestion;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A question as it was asked. */
@Type("Question")
public record EligibilityQuestionObject(
        @Id @NonNull String user,
        @NonNull Client client,
        @Id @NonNull String pool) {

    static EligibilityQuestionObject from(EligibilityQuestion question) {
        return new EligibilityQuestionObject(question.user(), question.client(), question.pool());
    }
}
