package io.lifeguard.graphql.decision;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.EligibilityQuestion;
import io.smallrye.graphql.api.Nullable;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Decisions, one or many. */
@GraphQLApi
public class EligibilityQueries {
    private final EligibilityService eligibilities;

    EligibilityQueries(EligibilityService eligibilities) {
        this.eligibilities = eligibilities;
    }

    @Query
    public Uni<EligibilityObject> eligibility(
            @Id @NonNull String user, @NonNull Client client, @Id @NonNull String pool, HypothesisInput suppose) {
        return eligibilities
                .decide(
                        new EligibilityQuestion(user, client, pool),
                        HypothesisInput.supposed(suppose),
                        FieldSelection.wanted(""))
                .map(s -> EligibilityObject.from(s.value(), s.revision()));
    }

    /** Up to 10,000 questions; the answers come in their order. */
    @Query
    public Uni<@Nullable List<@NonNull EligibilityResultObject>> eligibilities(
            @NonNull List<@NonNull EligibilityQueryInput> questions, HypothesisInput suppose) {
        return eligibilities
                .decide(
                        questions.stream()
                                .map(EligibilityQueryInput::toQuestion)
                                .toList(),
                        HypothesisInput.supposed(suppose),
                        FieldSelection.wanted("eligibility/"))
                .map(s -> s.value().stream()
                        .map(answered -> EligibilityResultObject.from(answered, s.revision()))
                        .toList());
    }
}
