package io.lifeguard.graphql;

import io.lifeguard.model.Client;
import io.lifeguard.service.Eligibilities;
import io.lifeguard.service.Eligibilities.Question;
import io.smallrye.graphql.api.Nullable;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Decisions, one or many. */
@GraphQLApi
public class DecisionApi {
    private final Eligibilities eligibilities;

    DecisionApi(Eligibilities eligibilities) {
        this.eligibilities = eligibilities;
    }

    @Query
    public Uni<EligibilityType> eligibility(
            @Id @NonNull String user, @NonNull Client client, @Id @NonNull String pool, SupposeInput suppose) {
        return eligibilities
                .decide(new Question(user, client, pool), SupposeInput.supposed(suppose), Selection.wanted(""))
                .map(s -> EligibilityType.from(s.value(), s.revision()));
    }

    /** Up to 10,000 questions; the answers come in their order. */
    @Query
    public Uni<@Nullable List<@NonNull AnswerType>> eligibilities(
            @NonNull List<@NonNull QuestionInput> questions, SupposeInput suppose) {
        return eligibilities
                .decide(
                        questions.stream().map(QuestionInput::toQuestion).toList(),
                        SupposeInput.supposed(suppose),
                        Selection.wanted("eligibility/"))
                .map(s -> s.value().stream()
                        .map(answered -> AnswerType.from(answered, s.revision()))
                        .toList());
    }
}
