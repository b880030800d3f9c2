package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.batching.BatchLoader;
import io.lifeguard.graphql.user.UserObject;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.EligibilityOutcome;
import io.lifeguard.service.decision.EligibilityService.EligibilityQuestion;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.lifeguard.service.decision.StandingSnapshot;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Decisions: one, many, or all of one user. */
@GraphQLApi
public class EligibilityQueries {
    private final EligibilityService eligibilities;
    private final BatchLoader<String, Snapshot<StandingSnapshot>> standings;
    private final BatchLoader<String, Snapshot<StandingSnapshot>> standingsWithEverybody;

    EligibilityQueries(EligibilityService eligibilities) {
        this.eligibilities = eligibilities;
        standings = BatchLoader.ofExisting(users -> eligibilities.factsByUser(users, false));
        standingsWithEverybody = BatchLoader.ofExisting(users -> eligibilities.factsByUser(users, true));
    }

    @Query
    public Uni<EligibilityObject> eligibility(
            @Id @NonNull String user,
            @NonNull Client client,
            @Id @NonNull String pool,
            @Nullable HypothesisInput suppose) {
        return eligibilities
                .decide(
                        new EligibilityQuestion(user, client, pool),
                        HypothesisInput.toHypothesis(suppose),
                        FieldSelection.requestedDetails(""))
                .map(decided -> EligibilityObject.from(decided.value(), decided.revision()));
    }

    /** Up to 10,000 questions; the results are in the order of the questions. */
    @Query
    public Uni<@Nullable List<@NonNull EligibilityResultObject>> eligibilities(
            @NonNull List<@NonNull EligibilityQueryInput> questions, @Nullable HypothesisInput suppose) {
        return eligibilities
                .decide(
                        questions.stream()
                                .map(EligibilityQueryInput::toQuestion)
                                .toList(),
                        HypothesisInput.toHypothesis(suppose),
                        FieldSelection.requestedDetails("eligibility/"))
                .map(decided -> decided.value().stream()
                        .map(outcome -> EligibilityResultObject.from(outcome, decided.revision()))
                        .toList());
    }

    /**
     * Every combination of clients and chat pools.
     *
     * @param clients without it all clients with chat; SmallRye GraphQL ignores JSpecify's annotation on lists of non-null
     *     elements
     * @param pools without it all chat pools in service
     */
    @NonNull
    public Uni<List<@NonNull EligibilityObject>> eligibilities(
            @Source UserObject user,
            @io.smallrye.graphql.api.Nullable List<@NonNull Client> clients,
            @Id @io.smallrye.graphql.api.Nullable List<@NonNull String> pools) {
        RequestedDetails details = FieldSelection.requestedDetails("");
        String key = user.model().key();
        return (details.reach() ? standingsWithEverybody : standings).load(key).map(known -> EligibilityService.matrix(
                        known.value(),
                        known.value().user(key).orElseThrow(),
                        clients == null ? Client.withChat() : clients,
                        pools == null
                                ? EligibilityService.inService(known.value().topology())
                                : EligibilityService.named(known.value().topology(), pools),
                        details)
                .stream()
                .map(answer -> EligibilityObject.from(answer, known.revision()))
                .toList());
    }

    @Input("EligibilityQuery")
    public record EligibilityQueryInput(
            @Id @NonNull String user,
            @NonNull Client client,
            @Id @NonNull String pool) {

        EligibilityQuestion toQuestion() {
            return new EligibilityQuestion(user, client, pool);
        }
    }

    /** The question as it was asked. */
    @Type("EligibilityQuestion")
    public record EligibilityQuestionObject(
            @Id @NonNull String user,
            @NonNull Client client,
            @Id @NonNull String pool) {}

    /** Either an eligibility or the problem of this one question. */
    @Type("EligibilityResult")
    public record EligibilityResultObject(
            @NonNull EligibilityQuestionObject question,
            @Nullable EligibilityObject eligibility,
            @Nullable String problem) {

        static EligibilityResultObject from(EligibilityOutcome outcome, Revision revision) {
            EligibilityQuestion question = outcome.question();
            return new EligibilityResultObject(
                    new EligibilityQuestionObject(question.user(), question.client(), question.pool()),
                    outcome.answer()
                            .map(answer -> EligibilityObject.from(answer, revision))
                            .orElse(null),
                    outcome.problem().map(LifeguardException::getMessage).orElse(null));
        }
    }
}
