package io.lifeguard.graphql;

import io.lifeguard.model.Client;
import io.lifeguard.service.Eligibilities.Question;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("QuestionInput")
public record QuestionInput(
        @Id @NonNull String user,
        @NonNull Client client,
        @Id @NonNull String pool) {

    Question toQuestion() {
        return new Question(user, client, pool);
    }
}
