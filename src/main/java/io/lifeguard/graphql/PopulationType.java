package io.lifeguard.graphql;

import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.Population;
import io.lifeguard.service.Populations.Figure;
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
        @Ignore Figure<Population> figure) {

    static PopulationType from(Snapshot<Figure<Population>> figure) {
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
