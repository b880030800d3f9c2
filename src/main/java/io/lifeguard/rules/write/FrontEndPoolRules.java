package io.lifeguard.rules.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import java.util.List;
import java.util.Optional;

/** What may be done to a front-end pool. */
public final class FrontEndPoolRules {
    private FrontEndPoolRules() {}

    /** A front-end pool as somebody wants it; nothing of it is checked yet. */
    public record FrontEndPoolDraft(String fqdn, Release release, String site) {}

    /** Creates the pool or replaces what is stored of it. A change of release is a correction. */
    public static WriteDecision put(FrontEndPoolDraft draft, WriteContext around) {
        Topology topology = around.topology();
        Optional<FrontEndPool> stored = topology.frontEndPool(draft.fqdn());
        ViolationCollector found = new ViolationCollector();
        found.check(ValueForm.FQDN, "fqdn", draft.fqdn());
        found.check(ValueForm.SITE, "site", draft.site());
        stored.ifPresent(pool -> {
            checkRelease(pool, draft.release(), topology, found);
            if (!pool.siteKey().equals(Ids.key(draft.site()))) {
                checkLeavesSite(pool, "site", topology, found);
            }
        });
        if (!found.isEmpty()) {
            return WriteDecision.refused(found.all());
        }
        FrontEndPool after = stored.map(pool -> replaced(pool, draft))
                .orElseGet(() -> new FrontEndPool(draft.fqdn(), draft.release(), draft.site()));
        if (stored.isEmpty()) {
            return WriteDecision.accepted(List.of(Change.created(Subject.FRONT_END_POOL, after)), List.of());
        }
        if (stored.get().equals(after)) {
            return WriteDecision.unchanged();
        }
        Topology changed = topology.with(after);
        return WriteDecision.accepted(
                List.of(Change.updated(Subject.FRONT_END_POOL, stored.get(), after)),
                List.of(
                        ConfigurationImpact.warning(topology, changed, around.configurations()),
                        ConfigurationImpact.policyWarning(topology, changed, around.users())));
    }

    /** Removes a pool that homes nothing. */
    public static WriteDecision delete(String fqdn, WriteContext around) {
        Topology topology = around.topology();
        Optional<FrontEndPool> stored = topology.frontEndPool(fqdn);
        if (stored.isEmpty()) {
            return WriteDecision.refused(Rule.REFERENCE_EXISTS, "fqdn", NotFoundMessages.frontEndPool(fqdn));
        }
        FrontEndPool pool = stored.get();
        ViolationCollector found = new ViolationCollector();
        checkHomes(pool, around, found);
        checkLeavesSite(pool, "fqdn", topology, found);
        return found.isEmpty()
                ? WriteDecision.accepted(List.of(Change.deleted(Subject.FRONT_END_POOL, pool)), List.of())
                : WriteDecision.refused(found.all());
    }

    private static FrontEndPool replaced(FrontEndPool stored, FrontEndPoolDraft draft) {
        String site = stored.siteKey().equals(Ids.key(draft.site())) ? stored.site() : draft.site();
        return new FrontEndPool(stored.fqdn(), draft.release(), site);
    }

    private static void checkRelease(FrontEndPool pool, Release release, Topology topology, ViolationCollector found) {
        List<ChatPool> homed = homedOn(pool, topology);
        if (pool.release() != release && !homed.isEmpty()) {
            found.add(
                    Rule.HOME_POOL_MATCHES_RELEASE,
                    "release",
                    "%s homes chat pools of %s (%s); it cannot be a pool of %s while it does."
                            .formatted(pool.fqdn(), pool.release().title(), Plurals.pools(homed), release.title()));
        }
    }

    private static void checkHomes(FrontEndPool pool, WriteContext around, ViolationCollector found) {
        int users = around.users().stream()
                .filter(g -> g.placement().home().equals(Optional.of(pool.key())))
                .mapToInt(UserGroup::count)
                .sum();
        List<ChatPool> homed = homedOn(pool, around.topology());
        if (users > 0 || !homed.isEmpty()) {
            found.add(
                    Rule.NOT_IN_USE,
                    "fqdn",
                    "%s homes %s and %s%s."
                            .formatted(
                                    pool.fqdn(),
                                    Plurals.count(users, "user"),
                                    Plurals.count(homed.size(), "chat pool"),
                                    homed.isEmpty() ? "" : " (" + Plurals.pools(homed) + ")"));
        }
    }

    private static void checkLeavesSite(FrontEndPool pool, String path, Topology topology, ViolationCollector found) {
        boolean last = topology.frontEndPools().values().stream()
                .noneMatch(p -> !p.key().equals(pool.key()) && p.siteKey().equals(pool.siteKey()));
        if (last && topology.policyOfSite(pool.site()).isPresent()) {
            found.add(
                    Rule.NOT_IN_USE,
                    path,
                    "%s is the last front-end pool of site %s, which has a policy."
                            .formatted(pool.fqdn(), pool.site()));
        }
    }

    private static List<ChatPool> homedOn(FrontEndPool pool, Topology topology) {
        return topology.chatPools().values().stream()
                .filter(p -> p.isHomedOn(pool))
                .toList();
    }
}
