package io.lifeguard.store.facts;

import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Placements as the arguments of {@code unnest}: an array for each column, null where there is no home or policy. */
@SuppressWarnings("ArrayRecordComponent") // only handed on to the driver
public record PlacementArrays(
        Boolean[] enabled,
        Boolean[] online,
        @Nullable String[] home,
        @Nullable String[] granted) {

    public static PlacementArrays of(List<Placement> placements) {
        return new PlacementArrays(
                placements.stream().map(Placement::enabled).toArray(Boolean[]::new),
                placements.stream().map(p -> p.hosting() == Hosting.ONLINE).toArray(Boolean[]::new),
                placements.stream().map(p -> p.home().orElse(null)).toArray(String[]::new),
                placements.stream().map(p -> p.grantedPolicy().orElse(null)).toArray(String[]::new));
    }
}
