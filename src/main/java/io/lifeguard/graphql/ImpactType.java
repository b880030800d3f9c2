package io.lifeguard.graphql;

import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.Impact;
import io.lifeguard.service.Populations.Figure;
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
        @Ignore Figure<Impact> figure) {

    static ImpactType from(Snapshot<Figure<Impact>> figure) {
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
