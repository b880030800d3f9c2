package io.lifeguard.model.decision;

import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.UserGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All chat pools of one release, including decommissioned ones.
 *
 * @param categories the number of categories in all of them; likewise for rooms and add-ins
 * @param homedUsers the number of users homed on front-end pools of the release
 */
public record Deployment(
        Release release, List<ChatPool> chatPools, int categories, int rooms, int addIns, int homedUsers) {

    /**
     * The deployments of an organisation, oldest release first, without the releases that have no chat pool.
     *
     * @param holdings the content of the chat pools; a chat pool without content may be missing
     */
    public static List<Deployment> of(Topology topology, List<UserGroup> users, List<PoolContentCounts> holdings) {
        return Arrays.stream(Release.values())
                .map(release -> {
                    List<ChatPool> pools = topology.chatPools().values().stream()
                            .filter(p -> p.release() == release)
                            .toList();
                    Set<String> keys = pools.stream().map(ChatPool::key).collect(Collectors.toSet());
                    List<PoolContentCounts> held = holdings.stream()
                            .filter(h -> keys.contains(h.pool()))
                            .toList();
                    return new Deployment(
                            release,
                            pools,
                            held.stream()
                                    .mapToInt(PoolContentCounts::categories)
                                    .sum(),
                            held.stream().mapToInt(PoolContentCounts::rooms).sum(),
                            held.stream().mapToInt(PoolContentCounts::addIns).sum(),
                            homed(topology, users, release));
                })
                .filter(d -> !d.chatPools().isEmpty())
                .toList();
    }

    private static int homed(Topology topology, List<UserGroup> users, Release release) {
        return users.stream()
                .filter(g -> g.placement()
                        .home()
                        .map(topology.frontEndPools()::get)
                        .map(FrontEndPool::release)
                        .equals(Optional.of(release)))
                .mapToInt(UserGroup::count)
                .sum();
    }
}
