package io.lifeguard.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeguard.authzen.policy.AccessDecision;
import io.lifeguard.authzen.policy.AccessPage;
import io.lifeguard.authzen.policy.AccessPolicy;
import io.lifeguard.authzen.policy.AccessPolicy.PageRange;
import io.lifeguard.authzen.policy.ItemAnswers;
import io.lifeguard.authzen.policy.RequestObject;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The operations of the protocol: from the body of a request to the body of its response. */
@Singleton
class AuthzenEndpoint {
    private final AccessPolicy policy;

    AuthzenEndpoint(AccessPolicy policy) {
        this.policy = policy;
    }

    @RegisterForReflection
    record EvaluationsBody(List<AccessDecision> evaluations) {}

    /** {@code page} is first, so that a client that reads a long list knows early how many results there are. */
    @RegisterForReflection
    record SearchBody(PageBody page, List<?> results) {}

    @RegisterForReflection
    record PageBody(@JsonProperty("next_token") String nextToken, int count) {}

    Uni<AccessDecision> evaluate(RequestObject request) {
        return policy.evaluate(List.of(RequestForms.evaluation(request))).map(answers -> answers.get(0));
    }

    /** Answers as a single evaluation if the request lists none. */
    Uni<?> evaluateAll(RequestObject request) {
        Optional<EvaluationsRequest> several = EvaluationsRequest.of(request);
        return several.isEmpty() ? evaluate(request) : evaluateAll(several.get());
    }

    private Uni<EvaluationsBody> evaluateAll(EvaluationsRequest request) {
        return ItemAnswers.of(request.items().size(), request::item, policy::evaluate)
                .map(answers -> new EvaluationsBody(request.semantic().truncate(answers)));
    }

    Uni<SearchBody> searchSubjects(RequestObject request) {
        AccessPolicy.SubjectSearch search = RequestForms.subjectSearch(request);
        return page(request, RequestForms.SUBJECT, range -> policy.search(search, range));
    }

    Uni<SearchBody> searchResources(RequestObject request) {
        AccessPolicy.ResourceSearch search = RequestForms.resourceSearch(request);
        return page(request, RequestForms.RESOURCE, range -> policy.search(search, range));
    }

    Uni<SearchBody> searchActions(RequestObject request) {
        AccessPolicy.ActionSearch search = RequestForms.actionSearch(request);
        return page(request, RequestForms.ACTION, range -> policy.search(search, range));
    }

    private static Uni<SearchBody> page(
            RequestObject request, String searched, Function<PageRange, Uni<AccessPage>> search) {
        PageToken token = PageToken.of(request, searched);
        return search.apply(token.range())
                .map(page -> new SearchBody(
                        new PageBody(
                                page.next().map(token::next).orElse(""),
                                page.results().size()),
                        page.results()));
    }
}
