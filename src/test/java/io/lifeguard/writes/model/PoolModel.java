package io.lifeguard.writes.model;

import io.lifeguard.writes.client.Write.DeleteChatPool;
import io.lifeguard.writes.client.Write.DeleteFrontEndPool;
import io.lifeguard.writes.client.Write.DeletePolicy;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.Write.PutPolicy;
import io.lifeguard.writes.model.ModelState.Chat;
import io.lifeguard.writes.model.ModelState.FrontEnd;
import io.lifeguard.writes.model.ModelState.Person;
import io.lifeguard.writes.model.ModelState.Policy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** The rules of writes to front-end pools, chat pools and policies. */
@NullUnmarked // maps that the test itself has filled
final class PoolModel {
    private final ModelState before;
    private final ModelState after;
    private final ExpectedDecision decision;

    /** @param after what is there before, to be changed */
    PoolModel(ModelState before, ModelState after, ExpectedDecision decision) {
        this.before = before;
        this.after = after;
        this.decision = decision;
    }

    void put(PutFrontEndPool put) {
        decision.refuseUnless(ValueForms.fqdn(put.fqdn()), "VALUE_IS_VALID frontEndPool.fqdn");
        decision.refuseUnless(ValueForms.name(put.site()), "VALUE_IS_VALID frontEndPool.site");
        FrontEnd stored = after.frontEnds.get(ValueForms.key(put.fqdn()));
        String site = put.site();
        if (stored != null) {
            boolean homes = after.chats.values().stream().anyMatch(c -> c.isHomedOn(stored));
            decision.refuseIf(
                    homes && !stored.release().equals(put.release()), "HOME_POOL_MATCHES_RELEASE frontEndPool.release");
            boolean moves = !ValueForms.key(stored.site()).equals(ValueForms.key(put.site()));
            decision.warn("SITE_HAS_NO_POOL", moves && after.holdsSitePolicyAlone(stored) ? 1 : 0);
            site = moves ? put.site() : stored.site();
        }
        after.frontEnds.put(
                ValueForms.key(put.fqdn()),
                new FrontEnd(stored == null ? put.fqdn() : stored.fqdn(), put.release(), site));
        UserModel.warnAboutDrift(before, after, decision);
        decision.warn("USER_ENABLED_BY_POLICY", new ModelEligibility(before).peopleUnderAnotherPolicyIn(after));
    }

    void delete(DeleteFrontEndPool delete) {
        FrontEnd stored = after.frontEnds.remove(ValueForms.key(delete.fqdn()));
        decision.refuseIf(stored == null, "REFERENCE_EXISTS fqdn");
        if (stored != null) {
            boolean homes = after.chats.values().stream().anyMatch(c -> c.isHomedOn(stored))
                    || after.people.values().stream().anyMatch(p -> p.home().equals(Optional.of(stored.key())));
            decision.refuseIf(homes, "NOT_IN_USE fqdn");
            decision.warn("SITE_HAS_NO_POOL", before.holdsSitePolicyAlone(stored) ? 1 : 0);
        }
    }

    void put(PutChatPool put) {
        decision.refuseUnless(ValueForms.fqdn(put.fqdn()), "VALUE_IS_VALID chatPool.fqdn");
        decision.refuseUnless(
                put.displayName().map(ValueForms::name).orElse(true), "VALUE_IS_VALID chatPool.displayName");
        FrontEnd home = after.frontEnds.get(ValueForms.key(put.home()));
        decision.refuseIf(home == null, "REFERENCE_EXISTS chatPool.home");
        decision.refuseIf(
                home != null && !home.release().equals(put.release()), "HOME_POOL_MATCHES_RELEASE chatPool.home");
        Optional<Chat> stored = after.chat(put.fqdn());
        Chat changed = new Chat(
                stored.map(Chat::fqdn).orElse(put.fqdn()),
                put.release(),
                Optional.of(ValueForms.key(put.home())),
                put.displayName(),
                stored.map(Chat::state).orElse("IN_SERVICE"));
        stored.ifPresentOrElse(
                pool -> {
                    decision.refuseIf(!pool.release().equals(put.release()), "RELEASE_IS_FIXED chatPool.release");
                    decision.refuseIf(pool.decommissioned(), "MIGRATION_STEP_FOLLOWS chatPool.fqdn");
                },
                () -> decision.refuseIf(
                        changed.legacy() && before.migrationIsOver(),
                        "ONLY_LYNC_2013_AFTER_MIGRATION chatPool.release"));
        after.chats.put(changed.key(), changed);
        warnSideBySide(before, after, decision);
    }

    static void warnSideBySide(ModelState before, ModelState after, ExpectedDecision decision) {
        boolean brought = after.allThreeReleasesAreInService() && !before.allThreeReleasesAreInService();
        decision.warn("THREE_RELEASES_SIDE_BY_SIDE", brought ? 1 : 0);
    }

    /** One declared in error, on which nothing depends; or one kept for the record, which takes all along. */
    void delete(DeleteChatPool delete) {
        String key = ValueForms.key(delete.fqdn());
        Chat stored = after.chats.remove(key);
        decision.refuseIf(stored == null, "REFERENCE_EXISTS fqdn");
        if (stored == null) {
            return;
        }
        int categories = ModelState.on(key, after.categories);
        int rooms = ModelState.on(key, after.rooms);
        int addIns = ModelState.on(key, after.addIns);
        if (stored.decommissioned()) {
            decision.warn("NOT_IN_USE", categories);
            decision.warn("NOT_IN_USE", rooms);
            decision.warn("NOT_IN_USE", addIns);
            decision.warn("NOT_IN_USE", after.migrations.remove(key) == null ? 0 : 1);
            after.rooms.values().removeIf(r -> r.pool().equals(key));
            after.categories.values().removeIf(c -> c.pool().equals(key));
            after.addIns.values().removeIf(a -> a.pool().equals(key));
        } else {
            decision.refuseIf(categories + rooms + addIns + after.configuredFor(key) > 0, "NOT_IN_USE fqdn");
        }
        after.migrations.values().stream().filter(m -> m.names(key)).forEach(m -> decision.refuse("NOT_IN_USE fqdn"));
    }

    void put(PutPolicy put) {
        String key = ValueForms.key(put.identity());
        boolean isIdentity = key.equals("global") || key.matches("(?s)(site|tag):.+");
        decision.refuseUnless(isIdentity, "POLICY_IDENTITY_IS_VALID policy.identity");
        if (isIdentity && !key.equals("global")) {
            boolean wellFormed =
                    ValueForms.name(put.identity().substring(put.identity().indexOf(':') + 1));
            decision.refuseUnless(wellFormed, "VALUE_IS_VALID policy.identity");
        }
        decision.refuseUnless(
                put.description().map(ValueForms::description).orElse(true), "VALUE_IS_VALID policy.description");
        Policy stored = after.policies.get(key);
        Policy policy =
                new Policy(stored == null ? put.identity() : stored.identity(), put.enables(), put.description());
        after.policies.put(key, policy);
        boolean unknownSite = key.startsWith("site:") && !after.sites().contains(key.substring(5));
        decision.warn("SITE_HAS_NO_POOL", unknownSite && !policy.equals(stored) ? 1 : 0);
        UserModel.warnAboutDrift(before, after, decision);
    }

    void delete(DeletePolicy delete) {
        String key = ValueForms.key(delete.identity());
        Policy stored = after.policies.remove(key);
        decision.refuseIf(stored == null, "REFERENCE_EXISTS identity");
        List<Person> granted = after.people.values().stream()
                .filter(p -> p.granted().equals(Optional.of(key)))
                .toList();
        decision.refuseIf(!granted.isEmpty() && !delete.force(), "NOT_IN_USE identity");
        decision.warn("USER_ENABLED_BY_POLICY", granted.size());
        if (decision.accepts()) {
            granted.forEach(p -> after.people.put(p.id(), p.granted(Optional.empty())));
        }
        if (key.equals("global")) {
            after.policies.put(key, ModelState.GLOBAL_AT_THE_START);
        }
        UserModel.warnAboutDrift(before, after, decision);
    }
}
