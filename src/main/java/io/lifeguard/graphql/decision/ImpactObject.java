package io.lifeguard.graphql.decision;

import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.population.Impact;
import io.lifeguard.service.decision.PopulationFigure;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** The impact of a planned change. The users are looked up only if a client selects them. */
@Type("Impact")
public record ImpactObject(
        int gained,
        int lost,
        int unchanged,
        @NonNull List<@NonNull ObstacleCountObject> lostByObstacle,
        @Id @NonNull String revision,
        @Ignore PopulationFigure<Impact> figure) {

    static ImpactObject from(Snapshot<PopulationFigure<Impact>> figure) {
        Impact impact = figure.value().value();
        return new ImpactObject(
                impact.gained(),
                impact.lost(),
                impact.unchanged(),
                ObstacleCountObject.from(impact.lostByObstacle()),
                figure.revision().toString(),
                figure.value());
    }
}
