package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.user.UserConnection;
import io.lifeguard.graphql.user.UserFilterInput;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.population.Impact;
import io.lifeguard.service.decision.PopulationFigure;
import io.lifeguard.service.decision.PopulationService;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Figures of whole populations of users, and the pages of users behind each figure. */
@GraphQLApi
public class PopulationQueries {
    private final PopulationService populations;

    PopulationQueries(PopulationService populations) {
        this.populations = populations;
    }

    @Query
    public Uni<PopulationObject> population(
            @NonNull Client client,
            @Id @NonNull String pool,
            @Nullable UserFilterInput filter,
            @Nullable HypothesisInput suppose) {
        return populations
                .population(
                        client,
                        pool,
                        UserFilterInput.toFilter(filter),
                        HypothesisInput.toHypothesis(suppose),
                        FieldSelection.needsFigures("users"))
                .map(PopulationObject::from);
    }

    @Query
    public Uni<ImpactObject> impact(
            @NonNull Client client, @Id @NonNull String pool, @NonNull PlannedChangeInput change) {
        return populations
                .impact(client, pool, change.toChange(), FieldSelection.needsFigures("usersWhoGain", "usersWhoLose"))
                .map(ImpactObject::from);
    }

    /** The users of a population, optionally only those with a verdict or with an obstacle. */
    @NonNull
    public Uni<UserConnection> users(
            @Source PopulationObject population,
            @Nullable Boolean eligible,
            @Id @Nullable String rule,
            @DefaultValue("50") @Nullable Integer first,
            @Nullable String after) {
        Optional<Boolean> verdict = Optional.ofNullable(eligible);
        Optional<Rule> obstacle = Optional.ofNullable(rule).map(PopulationQueries::rule);
        return page(population.figure(), figure -> figure.groups(verdict, obstacle), PageRequest.of(first, after));
    }

    @NonNull
    public Uni<UserConnection> usersWhoGain(
            @Source ImpactObject impact, @DefaultValue("50") @Nullable Integer first, @Nullable String after) {
        return page(impact.figure(), Impact::gaining, PageRequest.of(first, after));
    }

    @NonNull
    public Uni<UserConnection> usersWhoLose(
            @Source ImpactObject impact, @DefaultValue("50") @Nullable Integer first, @Nullable String after) {
        return page(impact.figure(), Impact::losing, PageRequest.of(first, after));
    }

    private <F> Uni<UserConnection> page(
            PopulationFigure<F> figure, Function<F, List<PopulationGroup>> part, PageRequest request) {
        int total = part.apply(figure.value()).stream()
                .mapToInt(PopulationGroup::count)
                .sum();
        return populations
                .page(figure, part, UserConnection.keyAfter(request), request.toFetch())
                .map(found -> new UserConnection(
                        request.page(found, User::key), () -> Uni.createFrom().item(total)));
    }

    private static Rule rule(String id) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.name().equals(id))
                .findFirst()
                .orElseThrow(() -> LifeguardException.invalidValue(
                        "rule: there is no rule " + InputSanitizer.quote(id) + "; the field rules lists them."));
    }
}
