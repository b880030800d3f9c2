package io.lifeguard.service.decision;

import io.lifeguard.model.decision.Topology;
import io.lifeguard.store.population.PopulationGroups.PopulationQuery;
import io.lifeguard.store.population.PopulationGroups.PopulationSnapshot;
import java.util.function.Function;

/**
 * A population or an impact, with the query that gave it, so that pages of its users can be read later.
 *
 * @param <F> the type of the figure
 */
public final class PopulationFigure<F> {
    final PopulationQuery query;
    final Function<PopulationSnapshot, F> decide;
    final Grouping grouping;
    final Topology topology;
    private final F value;

    /** Which facts about users the figure was computed from. */
    enum Grouping {
        /** Groups of users with their sizes. */
        COUNTED,
        /** Groups of users without their sizes. */
        UNCOUNTED,
        /** None: only pools and policies. */
        NONE
    }

    PopulationFigure(
            PopulationQuery query,
            Function<PopulationSnapshot, F> decide,
            Grouping grouping,
            PopulationSnapshot snapshot) {
        this.query = query;
        this.decide = decide;
        this.grouping = grouping;
        topology = snapshot.topology();
        value = decide.apply(snapshot);
    }

    /** All numbers are 0 if none was requested. */
    public F value() {
        return value;
    }
}
