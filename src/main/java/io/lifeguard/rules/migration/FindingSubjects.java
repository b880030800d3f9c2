package io.lifeguard.rules.migration;

import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.user.Placement;
import io.lifeguard.rules.write.NameCollisions;
import java.util.List;

/** The objects that a finding concerns. */
public sealed interface FindingSubjects {

    /** The objects with these ids. */
    record SubjectIds(List<String> ids) implements FindingSubjects {
        public SubjectIds {
            ids = List.copyOf(ids);
        }
    }

    /** The client configurations of these groups. */
    record ConfigurationSubjects(List<ConfigurationGroup> groups) implements FindingSubjects {
        public ConfigurationSubjects {
            groups = List.copyOf(groups);
        }
    }

    /**
     * The users with one of the placements that have a client configured for a chat pool.
     *
     * @param pool key of the chat pool
     */
    record PoolUserSubjects(String pool, List<Placement> placements) implements FindingSubjects {
        public PoolUserSubjects {
            placements = List.copyOf(placements);
        }
    }

    /** The items of the source that get the name of an item of the target. */
    record CollidingNames(Migration migration, NameCollisions.CollisionKind kind) implements FindingSubjects {}

    /** The items of the source that get a name that is too long. */
    record LongNames(Migration migration, NameCollisions.CollisionKind kind) implements FindingSubjects {}

    /** The rooms of the source that are disabled. */
    record DisabledRooms(Migration migration) implements FindingSubjects {}
}
