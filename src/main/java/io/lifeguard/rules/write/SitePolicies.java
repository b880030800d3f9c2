package io.lifeguard.rules.write;

import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import java.util.List;

/** Policies of sites without a front-end pool, such as branch sites: they are stored and decide for no user. */
public final class SitePolicies {
    private SitePolicies() {}

    /** The site policies whose site has no front-end pool, in the order of the topology. */
    public static List<ChatPolicy> withoutPool(Topology topology) {
        return topology.policies().values().stream()
                .filter(policy -> isWithoutPool(policy, topology))
                .toList();
    }

    /**
     * The warning about a policy that is written.
     *
     * @param created whether the write creates the policy
     */
    static Warning warning(ChatPolicy policy, boolean created, Topology topology) {
        return new Warning(
                Rule.SITE_HAS_NO_POOL,
                "Site %s has no front-end pool; %s decides for no user."
                        .formatted(policy.identity().name(), policy.identity()),
                isWithoutPool(policy, topology) ? 1 : 0,
                created);
    }

    /** The warning about the policy of a site that loses its last front-end pool. */
    static Warning warningWithout(FrontEndPool pool, Topology topology) {
        boolean last = topology.frontEndPools().values().stream()
                .noneMatch(p -> !p.key().equals(pool.key()) && p.siteKey().equals(pool.siteKey()));
        return new Warning(
                Rule.SITE_HAS_NO_POOL,
                "%s is the last front-end pool of site %s, whose policy then decides for no user."
                        .formatted(pool.fqdn(), pool.site()),
                last && topology.policyOfSite(pool.site()).isPresent() ? 1 : 0);
    }

    private static boolean isWithoutPool(ChatPolicy policy, Topology topology) {
        return policy.scope() == PolicyScope.SITE
                && !topology.hasSite(policy.identity().name());
    }
}
