package io.lifeguard.rules;

import io.lifeguard.model.ConfigurationGroup;
import io.lifeguard.model.Migration;
import io.lifeguard.model.Placement;
import java.util.List;

/** Which things a finding is about, for whoever looks them up. */
public interface Subjects {

    /** These ids. */
    record Ids(List<String> ids) implements Subjects {
        public Ids {
            ids = List.copyOf(ids);
        }
    }

    /** The client configurations of these groups. */
    record Configurations(List<ConfigurationGroup> groups) implements Subjects {
        public Configurations {
            groups = List.copyOf(groups);
        }
    }

    /**
     * The users who are placed so and have a client configured for a chat pool.
     *
     * @param pool key of the chat pool
     */
    record UsersOfPool(String pool, List<Placement> placements) implements Subjects {
        public UsersOfPool {
            placements = List.copyOf(placements);
        }
    }

    /** What of the source bears a name that the target has too. */
    record Colliding(Migration migration, Collisions.Kind kind) implements Subjects {}
}
