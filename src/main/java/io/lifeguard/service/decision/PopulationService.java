package io.lifeguard.service.decision;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.PlannedChange;
import io.lifeguard.model.decision.PlannedChange.MoveUsers;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.population.Impact;
import io.lifeguard.rules.population.Population;
import io.lifeguard.service.InputChecks;
import io.lifeguard.service.decision.PopulationFigure.Grouping;
import io.lifeguard.store.population.PopulationGroups;
import io.lifeguard.store.population.PopulationGroups.PopulationQuery;
import io.lifeguard.store.population.PopulationGroups.PopulationSnapshot;
import io.lifeguard.store.population.PopulationPages;
import io.lifeguard.store.population.PopulationPages.NextUsers;
import io.lifeguard.store.population.PopulationPages.PageCandidate;
import io.lifeguard.store.population.PopulationPages.PopulationPage;
import io.lifeguard.store.read.InventoryReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Counts and lists the users who may use a client with a chat pool, and the users whom a change would affect. All numbers are exact. */
@ApplicationScoped
public class PopulationService {
    private static final int ATTEMPTS = 3;

    private final PopulationGroups groups;
    private final PopulationPages pages;
    private final InventoryReads inventory;

    PopulationService(PopulationGroups groups, PopulationPages pages, InventoryReads inventory) {
        this.groups = groups;
        this.pages = pages;
        this.inventory = inventory;
    }

    /**
     * Decides about all users that match the filter.
     *
     * @param counted whether any number is requested; without numbers, pages are read much faster
     * @return fails with {@link FailureCode#NOT_FOUND} for a pool that is not recorded, and with {@link FailureCode#INVALID_VALUE}
     *     for a malformed id and for a hypothesis that contradicts itself
     */
    public Uni<Snapshot<PopulationFigure<Population>>> population(
            Client client, String pool, UserFilter filter, Hypothesis hypothesis, boolean counted) {
        InputChecks.check(hypothesis);
        String fqdn = InputChecks.fqdn("pool", pool);
        PopulationQuery query =
                new PopulationQuery(client, Ids.key(fqdn), InputChecks.checked("filter", filter), UserFilter.EVERYBODY);
        return figure(query, grouping(counted), snapshot -> {
            InputChecks.check(hypothesis, snapshot.topology());
            return Population.of(
                    snapshot.topology(), snapshot.groups(), client, pool(snapshot.topology(), fqdn), hypothesis);
        });
    }

    /**
     * Compares the decisions before and after a change, for all users.
     *
     * @param counted whether any number is requested
     * @return fails as {@link #population} does, also for what the change names
     */
    public Uni<Snapshot<PopulationFigure<Impact>>> impact(
            Client client, String pool, PlannedChange change, boolean counted) {
        String fqdn = InputChecks.fqdn("pool", pool);
        InputChecks.check(change);
        UserFilter affected = change instanceof MoveUsers move ? move.filter() : UserFilter.EVERYBODY;
        PopulationQuery query = new PopulationQuery(client, Ids.key(fqdn), UserFilter.EVERYBODY, affected);
        return figure(query, grouping(counted), snapshot -> {
            InputChecks.check(change, snapshot.topology());
            return Impact.of(snapshot.topology(), snapshot.groups(), client, pool(snapshot.topology(), fqdn), change);
        });
    }

    /**
     * A page of the users of a figure, in the order of their keys. If pools or policies have changed since, the figure is
     * computed again. If no number was requested, groups are read only when the next users do not fill the page.
     *
     * @param part selects groups of the figure
     * @param after the key that the page begins after; empty for the first page
     * @param most the maximum number of users
     * @return fails with {@link FailureCode#BUSY} if pools or policies change during each of three attempts
     */
    public <F> Uni<List<User>> page(
            PopulationFigure<F> figure, Function<F, List<PopulationGroup>> part, String after, int most) {
        return page(figure, part, after, most, ATTEMPTS);
    }

    private <F> Uni<List<User>> page(
            PopulationFigure<F> figure, Function<F, List<PopulationGroup>> part, String after, int most, int attempts) {
        Uni<Optional<PopulationPage>> nearby = figure.query.searches()
                ? Uni.createFrom().item(Optional.empty())
                : pages.next(figure.query, after, most).map(next -> among(next.value(), figure, part, most));
        return nearby.chain(page -> page.map(p -> Uni.createFrom().item(p))
                        .orElseGet(() -> pageOfGroups(figure, part, after, most)))
                .chain(page -> {
                    if (page.topology().equals(figure.topology)) {
                        return Uni.createFrom().item(page.users());
                    }
                    if (attempts <= 1) {
                        throw LifeguardException.busy(
                                "Pools or policies changed while the page was read; try again later.");
                    }
                    return figure(figure.query, figure.grouping, figure.decide)
                            .chain(current -> page(current.value(), part, after, most, attempts - 1));
                });
    }

    /** The page, if the next users fill it. They are decided by their groups, as all users are. */
    private static <F> Optional<PopulationPage> among(
            NextUsers next, PopulationFigure<F> figure, Function<F, List<PopulationGroup>> part, int most) {
        List<PopulationGroup> groups = next.candidates().stream()
                .filter(PageCandidate::matches)
                .map(PageCandidate::group)
                .distinct()
                .toList();
        Set<PopulationGroup> selected =
                Set.copyOf(part.apply(figure.decide.apply(new PopulationSnapshot(next.topology(), groups))));
        List<User> users = next.candidates().stream()
                .filter(candidate -> candidate.matches() && selected.contains(candidate.group()))
                .map(PageCandidate::user)
                .limit(most)
                .toList();
        return next.complete() || users.size() == most
                ? Optional.of(new PopulationPage(next.topology(), users))
                : Optional.empty();
    }

    private <F> Uni<PopulationPage> pageOfGroups(
            PopulationFigure<F> figure, Function<F, List<PopulationGroup>> part, String after, int most) {
        if (figure.grouping == Grouping.NONE) {
            return groups.uncounted(figure.query, figure.topology)
                    .map(snapshot ->
                            new PopulationFigure<>(figure.query, figure.decide, Grouping.UNCOUNTED, snapshot.value()))
                    .chain(snapshot -> snapshot.topology.equals(figure.topology)
                            ? pageOfGroups(snapshot, part, after, most)
                            : Uni.createFrom().item(new PopulationPage(snapshot.topology, List.of())));
        }
        return pages.of(figure.query, part.apply(figure.value()), after, most).map(Snapshot::value);
    }

    private <F> Uni<Snapshot<PopulationFigure<F>>> figure(
            PopulationQuery query, Grouping grouping, Function<PopulationSnapshot, F> decide) {
        Uni<Snapshot<PopulationSnapshot>> snapshot = grouping == Grouping.COUNTED
                ? groups.counted(query)
                : inventory.topology().map(s -> s.map(topology -> new PopulationSnapshot(topology, List.of())));
        return snapshot.map(s -> s.map(k -> new PopulationFigure<>(query, decide, grouping, k)));
    }

    private static Grouping grouping(boolean counted) {
        return counted ? Grouping.COUNTED : Grouping.NONE;
    }

    private static ChatPool pool(Topology topology, String fqdn) {
        return topology.chatPool(fqdn).orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.chatPool(fqdn)));
    }
}
