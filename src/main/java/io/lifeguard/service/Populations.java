package io.lifeguard.service;

import io.lifeguard.model.ChangeSupposed;
import io.lifeguard.model.ChangeSupposed.MoveUsers;
import io.lifeguard.model.ChangeSupposed.RetirePool;
import io.lifeguard.model.ChangeSupposed.SwitchPolicy;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.Client;
import io.lifeguard.model.Ids;
import io.lifeguard.model.PopulationGroup;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Supposed;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.model.UserFilter;
import io.lifeguard.model.ValueForm;
import io.lifeguard.rules.Impact;
import io.lifeguard.rules.Missing;
import io.lifeguard.rules.Population;
import io.lifeguard.store.PopulationGroups;
import io.lifeguard.store.PopulationPages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Who of all users may use a client against a chat pool, and whom a change would affect. All figures are exact. */
@ApplicationScoped
public class Populations {
    private static final int ATTEMPTS = 3;

    private final PopulationGroups groups;
    private final PopulationPages pages;

    Populations(PopulationGroups groups, PopulationPages pages) {
        this.groups = groups;
        this.pages = pages;
    }

    /**
     * A figure of many users, and how it is come by again.
     *
     * @param <F> a population or an impact
     */
    public static final class Figure<F> {
        private final PopulationGroups.Asked asked;
        private final Function<PopulationGroups.Known, F> decide;
        private final Topology topology;
        private final F value;

        private Figure(
                PopulationGroups.Asked asked,
                Function<PopulationGroups.Known, F> decide,
                PopulationGroups.Known known) {
            this.asked = asked;
            this.decide = decide;
            topology = known.topology();
            value = decide.apply(known);
        }

        public F value() {
            return value;
        }
    }

    /**
     * Decides about everybody whom the filter means.
     *
     * @param counted whether any count is asked for; pages come without it, and much faster
     * @return fails with {@link NotFoundException} for a pool that is not recorded, and with {@link InvalidValueException}
     *     for an id that is none and for suppositions that contradict each other
     */
    public Uni<Snapshot<Figure<Population>>> population(
            Client client, String pool, UserFilter filter, Supposed supposed, boolean counted) {
        Suppositions.check(supposed);
        String fqdn = Asked.fqdn("pool", pool);
        PopulationGroups.Asked asked = new PopulationGroups.Asked(
                client, Ids.key(fqdn), Filters.checked("filter", filter), UserFilter.EVERYBODY, counted);
        return figure(asked, known -> {
            Suppositions.check(supposed, known.topology());
            return Population.of(known.topology(), known.groups(), client, pool(known.topology(), fqdn), supposed);
        });
    }

    /**
     * Compares before and after a change, for all users.
     *
     * @param counted whether any count is asked for
     * @return fails as {@link #population} does, also for what the change names
     */
    public Uni<Snapshot<Figure<Impact>>> impact(Client client, String pool, ChangeSupposed change, boolean counted) {
        String fqdn = Asked.fqdn("pool", pool);
        check(change);
        UserFilter meant = change instanceof MoveUsers move ? move.filter() : UserFilter.EVERYBODY;
        PopulationGroups.Asked asked =
                new PopulationGroups.Asked(client, Ids.key(fqdn), UserFilter.EVERYBODY, meant, counted);
        return figure(asked, known -> {
            check(change, known.topology());
            return Impact.of(known.topology(), known.groups(), client, pool(known.topology(), fqdn), change);
        });
    }

    /**
     * A page of the users behind a figure, in the order of their keys. Pools and policies are as the figure has them, or
     * the figure is come by again.
     *
     * @param part which groups of the figure
     * @param after the key that the page begins after; empty for the first page
     * @param most how many users the page has at most
     * @return fails with {@link BusyException} when pools and policies change all the while
     */
    public <F> Uni<List<User>> page(Figure<F> figure, Function<F, List<PopulationGroup>> part, String after, int most) {
        return page(figure, part, after, most, ATTEMPTS);
    }

    private <F> Uni<List<User>> page(
            Figure<F> figure, Function<F, List<PopulationGroup>> part, String after, int most, int attempts) {
        return pages.of(figure.asked, part.apply(figure.value), after, most).chain(page -> {
            if (page.value().topology().equals(figure.topology)) {
                return Uni.createFrom().item(page.value().users());
            }
            if (attempts <= 1) {
                throw new BusyException(
                        "Pools and policies are being changed all the while; ask again a little later.");
            }
            return figure(figure.asked, figure.decide)
                    .chain(anew -> page(anew.value(), part, after, most, attempts - 1));
        });
    }

    private <F> Uni<Snapshot<Figure<F>>> figure(
            PopulationGroups.Asked asked, Function<PopulationGroups.Known, F> decide) {
        return groups.of(asked).map(s -> s.map(known -> new Figure<>(asked, decide, known)));
    }

    private static void check(ChangeSupposed change) {
        if (change instanceof MoveUsers move) {
            Filters.checked("change.moveUsers.filter", move.filter());
            Asked.fqdn("change.moveUsers.toPool", move.toPool());
        } else if (change instanceof SwitchPolicy policy) {
            Asked.checked(
                    "change.switchPolicy.identity",
                    ValueForm.POLICY_IDENTITY,
                    policy.identity().written());
        } else if (change instanceof RetirePool retired) {
            Asked.fqdn("change.retirePool", retired.fqdn());
        }
    }

    private static void check(ChangeSupposed change, Topology topology) {
        if (change instanceof MoveUsers move
                && topology.frontEndPool(move.toPool()).isEmpty()) {
            throw new NotFoundException("change.moveUsers.toPool: " + Missing.frontEndPool(move.toPool()));
        }
        if (change instanceof SwitchPolicy policy
                && topology.policy(policy.identity()).isEmpty()) {
            throw new NotFoundException("change.switchPolicy.identity: "
                    + Missing.policy(policy.identity().written()));
        }
        if (change instanceof RetirePool retired
                && topology.chatPool(retired.fqdn()).isEmpty()) {
            throw new NotFoundException("change.retirePool: " + Missing.chatPool(retired.fqdn()));
        }
    }

    private static ChatPool pool(Topology topology, String fqdn) {
        return topology.chatPool(fqdn).orElseThrow(() -> new NotFoundException(Missing.chatPool(fqdn)));
    }
}
