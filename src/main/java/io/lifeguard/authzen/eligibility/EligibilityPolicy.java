package io.lifeguard.authzen.eligibility;

import io.lifeguard.authzen.policy.AccessDecision;
import io.lifeguard.authzen.policy.AccessPage;
import io.lifeguard.authzen.policy.AccessPolicy;
import io.lifeguard.authzen.policy.AccessRequest;
import io.lifeguard.authzen.policy.ItemAnswers;
import io.lifeguard.model.Revision;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.EligibilityOutcome;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.lifeguard.service.decision.EligibilityService.SupposedQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/** Decides by the coexistence rules, in the terms of {@link EligibilityTerms}. */
@ApplicationScoped
class EligibilityPolicy implements AccessPolicy {
    private final EligibilityService eligibilities;
    private final EligibilitySearch search;
    private final RemedyBodies remedies;

    EligibilityPolicy(EligibilityService eligibilities, EligibilitySearch search, RemedyBodies remedies) {
        this.eligibilities = eligibilities;
        this.search = search;
        this.remedies = remedies;
    }

    /** {@inheritDoc} All are decided at one revision. */
    @Override
    public Uni<List<AccessDecision>> evaluate(List<AccessRequest> requests) {
        return ItemAnswers.of(requests.size(), i -> EligibilityTerms.question(requests.get(i)), this::decide);
    }

    private Uni<List<AccessDecision>> decide(List<SupposedQuestion> questions) {
        return eligibilities
                .decide(questions, RequestedDetails.of(questions.size()))
                .map(decided -> {
                    List<EligibilityOutcome> outcomes = decided.value();
                    return IntStream.range(0, questions.size())
                            .mapToObj(i -> answer(questions.get(i), outcomes.get(i), decided.revision()))
                            .toList();
                });
    }

    private AccessDecision answer(SupposedQuestion asked, EligibilityOutcome outcome, Revision revision) {
        boolean supposed = !asked.hypothesis().equals(Hypothesis.NOTHING);
        return outcome.answer()
                .map(answer -> EligibilityContext.decision(answer, remedies, supposed, revision))
                .orElseGet(() -> AccessDecision.error(outcome.problem().orElseThrow()));
    }

    @Override
    public Uni<AccessPage> search(SubjectSearch subjects, PageRange range) {
        return search.subjects(subjects, range);
    }

    @Override
    public Uni<AccessPage> search(ResourceSearch resources, PageRange range) {
        return search.resources(resources, range);
    }

    @Override
    public Uni<AccessPage> search(ActionSearch actions, PageRange range) {
        return search.actions(actions, range);
    }
}
