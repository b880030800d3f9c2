package io.lifeguard.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All chat pools of one release, decommissioned ones too.
 *
 * @param content of all of them
 * @param homedUsers how many users are homed on front-end pools of the release
 */
public record Deployment(Release release, List<ChatPool> chatPools, Content content, int homedUsers) {

    /**
     * The deployments of an organisation, oldest release first; a release without chat pools has none.
     *
     * @param contents by key of the chat pool; one that holds nothing may be left out
     */
    public static List<Deployment> of(Topology topology, List<UserGroup> users, Map<String, Content> contents) {
        return Arrays.stream(Release.values())
                .map(release -> {
                    List<ChatPool> pools = topology.chatPools().values().stream()
                            .filter(p -> p.release() == release)
                            .toList();
                    return new Deployment(
                            release,
                            pools,
                            pools.stream()
                                    .map(p -> contents.getOrDefault(p.key(), Content.NONE))
                                    .reduce(Content.NONE, Content::plus),
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
