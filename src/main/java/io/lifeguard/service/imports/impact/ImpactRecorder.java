package io.lifeguard.service.imports.impact;

import io.lifeguard.model.decision.Topology;
import io.lifeguard.rules.event.EligibilityChange;
import io.lifeguard.rules.event.EligibilityDifference;
import io.lifeguard.rules.event.EligibilityDifference.GroupState;
import io.lifeguard.rules.event.FollowedGroup;
import io.lifeguard.store.imports.ImpactTable;
import io.lifeguard.store.imports.ImpactTable.StoredDifference;
import io.lifeguard.store.imports.ImpactTable.UserEffect;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Records what users would gain and lose by a rehearsed import, batch by batch. Users are decided by the groups that they are
 * in before and after, so each pair of groups is decided once. Not thread-safe.
 */
public final class ImpactRecorder {
    private static final int MAX_REMEMBERED = 10_000;

    private final UUID importId;
    private final SqlExecutor statements;
    private final EligibilityDifference eligibility = new EligibilityDifference();
    private final Map<StatePair, Optional<StoredDifference>> remembered = new HashMap<>();
    private Optional<ComparedTopologies> topologies = Optional.empty();

    private record StatePair(Optional<FollowedGroup> before, Optional<FollowedGroup> after) {}

    private record ComparedTopologies(Topology before, Topology after) {
        boolean isChanged() {
            return !before.equals(after);
        }
    }

    /** @param statements each in a transaction of its own: a dry run has none to write in */
    public ImpactRecorder(UUID importId, SqlExecutor statements) {
        this.importId = importId;
        this.statements = statements;
    }

    /**
     * Records users, each once in a batch.
     *
     * @param before the stored topology
     * @param after the topology after the import
     */
    public Uni<Void> record(Topology before, Topology after, List<UserTransition> users) {
        ComparedTopologies pair = new ComparedTopologies(before, after);
        if (!topologies.equals(Optional.of(pair))) {
            topologies = Optional.of(pair);
            remembered.clear();
        }
        boolean keepsAll = pair.isChanged();
        List<UserEffect> effects = users.stream()
                .map(user -> new UserEffect(
                        user.key(), user.externalKey(), user.address(), difference(user.before(), user.after(), pair)))
                .filter(effect -> keepsAll || effect.difference().isPresent())
                .toList();
        return effects.isEmpty() ? Uni.createFrom().voidItem() : ImpactTable.record(statements, importId, effects);
    }

    private Optional<StoredDifference> difference(
            Optional<FollowedGroup> before, Optional<FollowedGroup> after, ComparedTopologies pair) {
        if (remembered.size() >= MAX_REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(new StatePair(before, after), groups -> {
            List<EligibilityChange> changes =
                    eligibility.between(new GroupState(before, pair.before()), new GroupState(after, pair.after()));
            return changes.isEmpty() ? Optional.empty() : Optional.of(StoredDifference.of(changes));
        });
    }

    UUID importId() {
        return importId;
    }

    /** Counts the users that were recorded. */
    public Uni<Void> complete() {
        return ImpactTable.count(statements, importId);
    }
}
