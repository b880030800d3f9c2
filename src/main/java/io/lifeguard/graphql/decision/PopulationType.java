package io.lifeguard.graphql.decision;

import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.population.Population;
import io.lifeguard.service.decision.PopulationService.PopulationFigure;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Its users are looked up page by page when they are asked for. */
@Type("Population")
public record PopulationType(
        int totalCount,
        int eligibleCount,
        @NonNull List<@NonNull ObstacleCountType> byObstacle,
        @Id @NonNull String revision,
        @Ignore PopulationFigure<Population> figure) {

    static PopulationType from(Snapshot<PopulationFigure<Population>> figure) {
        Population population = figure.value().value();
        Revision revision = figure.revision();
        return new PopulationType(
                population.total(),
                population.eligible(),
                ObstacleCountType.from(population.byObstacle()),
                revision.toString(),
                figure.value());
    }
}
