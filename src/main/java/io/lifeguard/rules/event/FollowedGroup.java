package io.lifeguard.rules.event;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.Standing.ConfigurationState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The facts about a user that decisions depend on. Users with the same ones gain and lose the same by every change of pools
 * and policies.
 *
 * @param configured the key of the chat pool that each client is configured for, of the clients that use one pool at a time
 */
public record FollowedGroup(Placement placement, Map<Client, String> configured) {
    public FollowedGroup {
        configured = Map.copyOf(configured);
    }

    public FollowedGroup placed(Placement changed) {
        return new FollowedGroup(changed, configured);
    }

    /** The group of a user whose client is configured for a chat pool. */
    public FollowedGroup configured(Client client, String poolKey) {
        Map<Client, String> changed = new HashMap<>(configured);
        changed.put(client, poolKey);
        return new FollowedGroup(placement, changed);
    }

    /** The group of a user whose client is no longer configured for a chat pool; the same if it is configured for another. */
    public FollowedGroup notConfigured(Client client, String poolKey) {
        Map<Client, String> changed = new HashMap<>(configured);
        changed.remove(client, poolKey);
        return new FollowedGroup(placement, changed);
    }

    ConfigurationState state(Client client, ChatPool pool) {
        return Optional.ofNullable(configured.get(client))
                .map(key -> ConfigurationState.of(key, pool))
                .orElse(ConfigurationState.FOR_NO_POOL);
    }
}
