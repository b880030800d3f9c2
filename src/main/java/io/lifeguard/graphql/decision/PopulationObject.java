package io.lifeguard.graphql.decision;

import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.population.Population;
import io.lifeguard.service.decision.PopulationFigure;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Figures of a population. Its users are looked up only if a client selects them. */
@Type("Population")
public record PopulationObject(
        int totalCount,
        int eligibleCount,
        @NonNull List<@NonNull ObstacleCountObject> byObstacle,
        @Id @NonNull String revision,
        @Ignore PopulationFigure<Population> figure) {

    static PopulationObject from(Snapshot<PopulationFigure<Population>> figure) {
        Population population = figure.value().value();
        Revision revision = figure.revision();
        return new PopulationObject(
                population.total(),
                population.eligible(),
                ObstacleCountObject.from(population.byObstacle()),
                revision.toString(),
                figure.value());
    }
}
