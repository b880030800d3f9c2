package io.lifeguard.jmh;

import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.UserGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A generated organisation: front-end pools of all releases in turn, ten per site, a policy for every other site; chat
 * pools on the first of them.
 *
 * @param users at most 3,000 groups of users
 */
record Estate(Topology topology, List<UserGroup> users) {
    private static final int POOLS_OF_A_SITE = 10;
    private static final int GROUPS = 3_000;
    private static final List<Release> RELEASES = List.of(Release.LYNC_2013, Release.LYNC_2010, Release.OCS_2007_R2);

    static Estate of(int frontEndPools, int policies, int chatPools) {
        List<FrontEndPool> homes = IntStream.range(0, frontEndPools)
                .mapToObj(i -> new FrontEndPool("fe" + i + ".contoso.com", release(i), "Site" + i / POOLS_OF_A_SITE))
                .toList();
        List<ChatPolicy> switches = new ArrayList<>();
        switches.add(policy("Global", false));
        for (int site = 0; site * POOLS_OF_A_SITE < frontEndPools; site += 2) {
            switches.add(policy("Site:Site" + site, site % 4 == 0));
        }
        IntStream.range(0, policies).forEach(i -> switches.add(policy("Tag:Policy" + i, i % 2 == 0)));
        List<ChatPool> pools = IntStream.range(0, chatPools)
                .mapToObj(i -> new ChatPool(
                        "chat" + i + ".contoso.com",
                        Optional.empty(),
                        homes.get(i).release(),
                        Optional.of(homes.get(i)),
                        PoolState.IN_SERVICE))
                .toList();
        return new Estate(Topology.of(homes, pools, switches, List.of()), users(frontEndPools, policies));
    }

    private static List<UserGroup> users(int frontEndPools, int policies) {
        return IntStream.range(0, Math.min(GROUPS, frontEndPools * policies))
                .mapToObj(i -> new UserGroup(
                        new Placement(
                                i % 10 > 0,
                                Hosting.ON_PREMISES,
                                Optional.of("fe" + i % frontEndPools + ".contoso.com"),
                                i % 3 == 0 ? Optional.empty() : Optional.of("tag:policy" + i % policies)),
                        i % 1000))
                .toList();
    }

    private static Release release(int number) {
        return RELEASES.get(number % RELEASES.size());
    }

    private static ChatPolicy policy(String identity, boolean enables) {
        return new ChatPolicy(PolicyIdentity.parse(identity).orElseThrow(), enables, Optional.empty());
    }
}
