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
import io.lifeguard.rules.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for writes to a front-end pool. */
public final class FrontEndPoolRules {
    private FrontEndPoolRules() {}

    /** A front-end pool as requested, before any check. */
    public record FrontEndPoolDraft(String fqdn, Release release, String site) {}

    /** Creates or replaces the pool. A change of the release is a correction. */
    public static WriteDecision put(FrontEndPoolDraft draft, WriteContext context) {
        Topology topology = context.topology();
        Optional<FrontEndPool> stored = topology.frontEndPool(draft.fqdn());
        ViolationCollector violations = new ViolationCollector();
        violations.check(ValueForm.FQDN, "fqdn", draft.fqdn());
        violations.check(ValueForm.SITE, "site", draft.site());
        stored.ifPresent(pool -> checkRelease(pool, draft.release(), topology, violations));
        if (!violations.isEmpty()) {
            return WriteDecision.refused(violations.all());
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
        List<Warning> warnings = new ArrayList<>();
        if (!stored.get().siteKey().equals(after.siteKey())) {
            warnings.add(SitePolicies.warningWithout(stored.get(), topology));
        }
        warnings.add(ConfigurationImpact.warning(topology, changed, context.configurations()));
        warnings.add(ConfigurationImpact.policyWarning(topology, changed, context.users()));
        return WriteDecision.accepted(List.of(Change.updated(Subject.FRONT_END_POOL, stored.get(), after)), warnings);
    }

    /** Deletes a pool that homes neither users nor chat pools. */
    public static WriteDecision delete(String fqdn, WriteContext context) {
        Topology topology = context.topology();
        Optional<FrontEndPool> stored = topology.frontEndPool(fqdn);
        if (stored.isEmpty()) {
            return WriteDecision.refused(Rule.REFERENCE_EXISTS, "fqdn", NotFoundMessages.frontEndPool(fqdn));
        }
        FrontEndPool pool = stored.get();
        ViolationCollector violations = new ViolationCollector();
        checkHomes(pool, context, violations);
        return violations.isEmpty()
                ? WriteDecision.accepted(
                        List.of(Change.deleted(Subject.FRONT_END_POOL, pool)),
                        List.of(SitePolicies.warningWithout(pool, topology)))
                : WriteDecision.refused(violations.all());
    }

    private static FrontEndPool replaced(FrontEndPool stored, FrontEndPoolDraft draft) {
        String site = stored.siteKey().equals(Ids.key(draft.site())) ? stored.site() : draft.site();
        return new FrontEndPool(stored.fqdn(), draft.release(), site);
    }

    private static void checkRelease(
            FrontEndPool pool, Release release, Topology topology, ViolationCollector violations) {
        List<ChatPool> homed = homedOn(pool, topology);
        if (pool.release() != release && !homed.isEmpty()) {
            violations.add(
                    Rule.HOME_POOL_MATCHES_RELEASE,
                    "release",
                    "%s homes %s chat pools (%s); its release cannot change to %s."
                            .formatted(pool.fqdn(), pool.release().title(), Plurals.pools(homed), release.title()));
        }
    }

    private static void checkHomes(FrontEndPool pool, WriteContext context, ViolationCollector violations) {
        int users = context.users().stream()
                .filter(g -> g.placement().home().equals(Optional.of(pool.key())))
                .mapToInt(UserGroup::count)
                .sum();
        List<ChatPool> homed = homedOn(pool, context.topology());
        if (users > 0 || !homed.isEmpty()) {
            violations.add(
                    Rule.NOT_IN_USE,
                    "fqdn",
                    "%s homes %s and %s%s; a front-end pool in use cannot be deleted."
                            .formatted(
                                    pool.fqdn(),
                                    Plurals.count(users, "user"),
                                    Plurals.count(homed.size(), "chat pool"),
                                    homed.isEmpty() ? "" : " (" + Plurals.pools(homed) + ")"));
        }
    }

    private static List<ChatPool> homedOn(FrontEndPool pool, Topology topology) {
        return topology.chatPools().values().stream()
                .filter(p -> p.isHomedOn(pool))
                .toList();
    }
}
