package io.lifeguard.authzen.eligibility;

import io.lifeguard.authzen.policy.AccessEntity;
import io.lifeguard.authzen.policy.AccessPage;
import io.lifeguard.authzen.policy.AccessPolicy.ActionSearch;
import io.lifeguard.authzen.policy.AccessPolicy.PageRange;
import io.lifeguard.authzen.policy.AccessPolicy.ResourceSearch;
import io.lifeguard.authzen.policy.AccessPolicy.SubjectSearch;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.rules.eligibility.EligibilityCase;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.EligibilityAnswer;
import io.lifeguard.service.decision.PopulationService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Searches by the coexistence rules. Users are in the order of their addresses, pools of their FQDNs, clients of the table. */
@ApplicationScoped
class EligibilitySearch {
    private final EligibilityService eligibilities;
    private final PopulationService populations;

    EligibilitySearch(EligibilityService eligibilities, PopulationService populations) {
        this.eligibilities = eligibilities;
        this.populations = populations;
    }

    Uni<AccessPage> subjects(SubjectSearch search, PageRange range) {
        return emptyIfUnknown(() -> {
            EligibilityTerms.requireType(EligibilityTerms.SUBJECT, search.type(), EligibilityTerms.USER);
            EligibilityTerms.requireType(
                    EligibilityTerms.RESOURCE, search.resource().type(), EligibilityTerms.CHAT_POOL);
            return populations
                    .population(
                            EligibilityTerms.client(search.action()),
                            search.resource().id(),
                            UserFilter.EVERYBODY,
                            EligibilityTerms.hypothesis(search.context()),
                            false)
                    .chain(figure -> populations.page(
                            figure.value(),
                            population -> population.groups(Optional.of(true), Optional.empty()),
                            keyAfter(range),
                            range.limit() + 1))
                    .map(users -> page(users, range));
        });
    }

    private static String keyAfter(PageRange range) {
        if (!range.after().isEmpty() && !ValueForm.SIP_ADDRESS.mayBeStored(range.after())) {
            throw AccessPage.invalidCursor();
        }
        return range.after();
    }

    /** @param users one more than the page has, if there are more */
    private static AccessPage page(List<User> users, PageRange range) {
        boolean more = users.size() > range.limit();
        List<User> shown = more ? users.subList(0, range.limit()) : users;
        String last =
                shown.isEmpty() ? range.after() : shown.get(shown.size() - 1).key();
        return new AccessPage(
                shown.stream()
                        .map(user -> EligibilityTerms.entity(EligibilityTerms.USER, user.sipAddress()))
                        .toList(),
                more ? Optional.of(last) : Optional.empty());
    }

    Uni<AccessPage> resources(ResourceSearch search, PageRange range) {
        return emptyIfUnknown(() -> {
            EligibilityTerms.requireType(
                    EligibilityTerms.SUBJECT, search.subject().type(), EligibilityTerms.USER);
            EligibilityTerms.requireType(EligibilityTerms.RESOURCE, search.type(), EligibilityTerms.CHAT_POOL);
            return permitted(
                            search.subject(),
                            List.of(EligibilityTerms.client(search.action())),
                            Optional.empty(),
                            search.context())
                    .map(cases -> AccessPage.of(
                            cases.stream()
                                    .map(c -> EligibilityTerms.entity(
                                            EligibilityTerms.CHAT_POOL, c.pool().fqdn()))
                                    .toList(),
                            range));
        });
    }

    Uni<AccessPage> actions(ActionSearch search, PageRange range) {
        return emptyIfUnknown(() -> {
            EligibilityTerms.requireType(
                    EligibilityTerms.SUBJECT, search.subject().type(), EligibilityTerms.USER);
            EligibilityTerms.requireType(
                    EligibilityTerms.RESOURCE, search.resource().type(), EligibilityTerms.CHAT_POOL);
            return permitted(
                            search.subject(),
                            Client.withChat(),
                            Optional.of(search.resource().id()),
                            search.context())
                    .map(cases -> AccessPage.of(
                            cases.stream()
                                    .map(c -> EligibilityTerms.action(c.client()))
                                    .toList(),
                            range));
        });
    }

    private Uni<List<EligibilityCase>> permitted(
            AccessEntity user, List<Client> clients, Optional<String> pool, Map<String, Object> context) {
        return eligibilities
                .matrix(user.id(), clients, pool, EligibilityTerms.hypothesis(context))
                .map(decided -> decided.value().stream()
                        .map(EligibilityAnswer::decision)
                        .filter(Decision::eligible)
                        .map(Decision::eligibilityCase)
                        .toList());
    }

    /** A search that names a user, a pool, a type, an action or a client that is unknown finds nothing. */
    private static Uni<AccessPage> emptyIfUnknown(Supplier<Uni<? extends AccessPage>> search) {
        return Uni.createFrom()
                .<AccessPage>deferred(search)
                .onFailure(failure -> failure instanceof LifeguardException e && e.code() == FailureCode.NOT_FOUND)
                .recoverWithItem(AccessPage.EMPTY);
    }
}
