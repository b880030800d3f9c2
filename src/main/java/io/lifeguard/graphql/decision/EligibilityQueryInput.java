package io.lifeguard.graphql.decision;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.service.decision.EligibilityService.EligibilityQuestion;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("EligibilityQuery")
public record EligibilityQueryInput(
        @Id @NonNull String user,
        @NonNull Client client,
        @Id @NonNull String pool) {

    EligibilityQuestion toQuestion() {
        return new EligibilityQuestion(user, client, pool);
    }
}
