package io.lifeguard.graphql.decision;

import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.population.Impact;
import io.lifeguard.service.decision.PopulationService.PopulationFigure;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Those who lose are looked up page by page when they are asked for. */
@Type("Impact")
public record ImpactType(
        int gained,
        int lost,
        int unchanged,
        @NonNull List<@NonNull ObstacleCountType> lostByObstacle,
        @Id @NonNull String revision,
        @Ignore PopulationFigure<Impact> figure) {

    static ImpactType from(Snapshot<PopulationFigure<Impact>> figure) {
        Impact impact = figure.value().value();
        return new ImpactType(
                impact.gained(),
                impact.lost(),
                impact.unchanged(),
                ObstacleCountType.from(impact.lostByObstacle()),
                figure.revision().toString(),
                figure.value());
    }
}
