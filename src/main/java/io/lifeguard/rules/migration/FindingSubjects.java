package io.lifeguard.rules.migration;

import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.user.Placement;
import io.lifeguard.rules.write.NameCollisions;
import java.util.List;

/** Which things a finding is about, for whoever looks them up. */
public interface FindingSubjects {

    /** These ids. */
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
     * The users who are placed so and have a client configured for a chat pool.
     *
     * @param pool key of the chat pool
     */
    record PoolUserSubjects(String pool, List<Placement> placements) implements FindingSubjects {
        public PoolUserSubjects {
            placements = List.copyOf(placements);
        }
    }

    /** What of the source bears a name that the target has too. */
    record CollidingNames(Migration migration, NameCollisions.CollisionKind kind) implements FindingSubjects {}
}
