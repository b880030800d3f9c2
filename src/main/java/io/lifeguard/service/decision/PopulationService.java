package io.lifeguard.service.decision;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.PlannedChange;
import io.lifeguard.model.decision.PlannedChange.DecommissionPool;
import io.lifeguard.model.decision.PlannedChange.MoveUsers;
import io.lifeguard.model.decision.PlannedChange.SwitchPolicy;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.population.Impact;
import io.lifeguard.rules.population.Population;
import io.lifeguard.service.InputChecks;
import io.lifeguard.store.population.PopulationGroups;
import io.lifeguard.store.population.PopulationPages;
import io.lifeguard.store.population.PopulationPages.PageCandidate;
import io.lifeguard.store.read.InventoryReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Who of all users may use a client against a chat pool, and whom a change would affect. All figures are exact. */
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
     * A figure of many users, and how it is come by again.
     *
     * @param <F> a population or an impact
     */
    public static final class PopulationFigure<F> {
        private final PopulationGroups.PopulationQuery asked;
        private final Function<PopulationGroups.PopulationSnapshot, F> decide;
        private final Grouping grouped;
        private final Topology topology;
        private final F value;

        private PopulationFigure(
                PopulationGroups.PopulationQuery asked,
                Function<PopulationGroups.PopulationSnapshot, F> decide,
                Grouping grouped,
                PopulationGroups.PopulationSnapshot known) {
            this.asked = asked;
            this.decide = decide;
            this.grouped = grouped;
            topology = known.topology();
            value = decide.apply(known);
        }

        /** All its numbers are 0 where none was asked for. */
        public F value() {
            return value;
        }
    }

    /** What is known of the users of a figure. */
    private enum Grouping {
        /** Their groups, with how many there are of each. */
        COUNTED,
        /** Their groups. */
        UNCOUNTED,
        /** Nothing: only pools and policies are. */
        NOT
    }

    /**
     * Decides about everybody whom the filter means.
     *
     * @param counted whether any count is asked for; pages come without it, and much faster
     * @return fails with {@link FailureCode#NOT_FOUND} for a pool that is not recorded, and with {@link FailureCode#INVALID_VALUE}
     *     for an id that is none and for suppositions that contradict each other
     */
    public Uni<Snapshot<PopulationFigure<Population>>> population(
            Client client, String pool, UserFilter filter, Hypothesis supposed, boolean counted) {
        InputChecks.check(supposed);
        String fqdn = InputChecks.fqdn("pool", pool);
        PopulationGroups.PopulationQuery asked = new PopulationGroups.PopulationQuery(
                client, Ids.key(fqdn), InputChecks.checked("filter", filter), UserFilter.EVERYBODY);
        return figure(asked, grouped(counted), known -> {
            InputChecks.check(supposed, known.topology());
            return Population.of(known.topology(), known.groups(), client, pool(known.topology(), fqdn), supposed);
        });
    }

    /**
     * Compares before and after a change, for all users.
     *
     * @param counted whether any count is asked for
     * @return fails as {@link #population} does, also for what the change names
     */
    public Uni<Snapshot<PopulationFigure<Impact>>> impact(
            Client client, String pool, PlannedChange change, boolean counted) {
        String fqdn = InputChecks.fqdn("pool", pool);
        check(change);
        UserFilter meant = change instanceof MoveUsers move ? move.filter() : UserFilter.EVERYBODY;
        PopulationGroups.PopulationQuery asked =
                new PopulationGroups.PopulationQuery(client, Ids.key(fqdn), UserFilter.EVERYBODY, meant);
        return figure(asked, grouped(counted), known -> {
            check(change, known.topology());
            return Impact.of(known.topology(), known.groups(), client, pool(known.topology(), fqdn), change);
        });
    }

    /**
     * A page of the users behind a figure, in the order of their keys. Pools and policies are as the figure has them, or
     * the figure is come by again. Where no number is asked for, groups are looked for only if the page is not among the
     * next users.
     *
     * @param part which groups of the figure
     * @param after the key that the page begins after; empty for the first page
     * @param most how many users the page has at most
     * @return fails with {@link FailureCode#BUSY} when pools and policies change all the while
     */
    public <F> Uni<List<User>> page(
            PopulationFigure<F> figure, Function<F, List<PopulationGroup>> part, String after, int most) {
        return page(figure, part, after, most, ATTEMPTS);
    }

    private <F> Uni<List<User>> page(
            PopulationFigure<F> figure, Function<F, List<PopulationGroup>> part, String after, int most, int attempts) {
        Uni<Optional<PopulationPages.PopulationPage>> near = figure.asked.searches()
                ? Uni.createFrom().item(Optional.empty())
                : pages.next(figure.asked, after, most).map(next -> among(next.value(), figure, part, most));
        return near.chain(page -> page.map(p -> Uni.createFrom().item(p))
                        .orElseGet(() -> pageOfGroups(figure, part, after, most)))
                .chain(page -> {
                    if (page.topology().equals(figure.topology)) {
                        return Uni.createFrom().item(page.users());
                    }
                    if (attempts <= 1) {
                        throw LifeguardException.busy(
                                "Pools and policies are being changed all the while; ask again a little later.");
                    }
                    return figure(figure.asked, figure.grouped, figure.decide)
                            .chain(anew -> page(anew.value(), part, after, most, attempts - 1));
                });
    }

    /** The page, if it is among the next users: decided as all others are, by the groups that these are of. */
    private static <F> Optional<PopulationPages.PopulationPage> among(
            PopulationPages.NextUsers next,
            PopulationFigure<F> figure,
            Function<F, List<PopulationGroup>> part,
            int most) {
        List<PopulationGroup> theirs = next.candidates().stream()
                .filter(PageCandidate::matches)
                .map(PageCandidate::group)
                .distinct()
                .toList();
        Set<PopulationGroup> behind = Set.copyOf(
                part.apply(figure.decide.apply(new PopulationGroups.PopulationSnapshot(next.topology(), theirs))));
        List<User> users = next.candidates().stream()
                .filter(candidate -> candidate.matches() && behind.contains(candidate.group()))
                .map(PageCandidate::user)
                .limit(most)
                .toList();
        return next.complete() || users.size() == most
                ? Optional.of(new PopulationPages.PopulationPage(next.topology(), users))
                : Optional.empty();
    }

    private <F> Uni<PopulationPages.PopulationPage> pageOfGroups(
            PopulationFigure<F> figure, Function<F, List<PopulationGroup>> part, String after, int most) {
        if (figure.grouped == Grouping.NOT) {
            return groups.uncounted(figure.asked, figure.topology)
                    .map(known ->
                            new PopulationFigure<>(figure.asked, figure.decide, Grouping.UNCOUNTED, known.value()))
                    .chain(known -> known.topology.equals(figure.topology)
                            ? pageOfGroups(known, part, after, most)
                            : Uni.createFrom().item(new PopulationPages.PopulationPage(known.topology, List.of())));
        }
        return pages.of(figure.asked, part.apply(figure.value), after, most).map(Snapshot::value);
    }

    private <F> Uni<Snapshot<PopulationFigure<F>>> figure(
            PopulationGroups.PopulationQuery asked,
            Grouping grouped,
            Function<PopulationGroups.PopulationSnapshot, F> decide) {
        Uni<Snapshot<PopulationGroups.PopulationSnapshot>> known = grouped == Grouping.COUNTED
                ? groups.counted(asked)
                : inventory
                        .topology()
                        .map(s -> s.map(topology -> new PopulationGroups.PopulationSnapshot(topology, List.of())));
        return known.map(s -> s.map(k -> new PopulationFigure<>(asked, decide, grouped, k)));
    }

    private static Grouping grouped(boolean counted) {
        return counted ? Grouping.COUNTED : Grouping.NOT;
    }

    private static void check(PlannedChange change) {
        if (change instanceof MoveUsers move) {
            InputChecks.checked("change.moveUsers.filter", move.filter());
            InputChecks.fqdn("change.moveUsers.toPool", move.toPool());
        } else if (change instanceof SwitchPolicy policy) {
            InputChecks.checked(
                    "change.switchPolicy.identity",
                    ValueForm.POLICY_IDENTITY,
                    policy.identity().written());
        } else if (change instanceof DecommissionPool retired) {
            InputChecks.fqdn("change.decommissionPool", retired.fqdn());
        }
    }

    private static void check(PlannedChange change, Topology topology) {
        if (change instanceof MoveUsers move
                && topology.frontEndPool(move.toPool()).isEmpty()) {
            throw LifeguardException.notFound(
                    "change.moveUsers.toPool: " + NotFoundMessages.frontEndPool(move.toPool()));
        }
        if (change instanceof SwitchPolicy policy
                && topology.policy(policy.identity()).isEmpty()) {
            throw LifeguardException.notFound("change.switchPolicy.identity: "
                    + NotFoundMessages.policy(policy.identity().written()));
        }
        if (change instanceof DecommissionPool retired
                && topology.chatPool(retired.fqdn()).isEmpty()) {
            throw LifeguardException.notFound("change.decommissionPool: " + NotFoundMessages.chatPool(retired.fqdn()));
        }
    }

    private static ChatPool pool(Topology topology, String fqdn) {
        return topology.chatPool(fqdn).orElseThrow(() -> LifeguardException.notFound(NotFoundMessages.chatPool(fqdn)));
    }
}
