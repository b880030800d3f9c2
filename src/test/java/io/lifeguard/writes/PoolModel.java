package io.lifeguard.writes;

import io.lifeguard.writes.ModelState.Chat;
import io.lifeguard.writes.ModelState.FrontEnd;
import io.lifeguard.writes.ModelState.Policy;
import io.lifeguard.writes.Write.DeleteChatPool;
import io.lifeguard.writes.Write.DeleteFrontEndPool;
import io.lifeguard.writes.Write.DeletePolicy;
import io.lifeguard.writes.Write.PutChatPool;
import io.lifeguard.writes.Write.PutFrontEndPool;
import io.lifeguard.writes.Write.PutPolicy;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** What the page says about writes to front-end pools, chat pools and policies. */
@NullUnmarked // maps that the test itself has filled
final class PoolModel {
    private final ModelState before;
    private final ModelState after;
    private final Ruling ruling;

    /** @param after what is there before, to be changed */
    PoolModel(ModelState before, ModelState after, Ruling ruling) {
        this.before = before;
        this.after = after;
        this.ruling = ruling;
    }

    void put(PutFrontEndPool put) {
        ruling.refuseUnless(Form.fqdn(put.fqdn()), "VALUE_IS_VALID frontEndPool.fqdn");
        ruling.refuseUnless(Form.name(put.site()), "VALUE_IS_VALID frontEndPool.site");
        FrontEnd stored = after.frontEnds.get(Form.key(put.fqdn()));
        String site = put.site();
        if (stored != null) {
            boolean homes = after.chats.values().stream().anyMatch(c -> c.isHomedOn(stored));
            ruling.refuseIf(
                    homes && !stored.release().equals(put.release()), "HOME_POOL_MATCHES_RELEASE frontEndPool.release");
            boolean moves = !Form.key(stored.site()).equals(Form.key(put.site()));
            ruling.refuseIf(moves && after.holdsSitePolicyAlone(stored), "NOT_IN_USE frontEndPool.site");
            site = moves ? put.site() : stored.site();
        }
        after.frontEnds.put(
                Form.key(put.fqdn()), new FrontEnd(stored == null ? put.fqdn() : stored.fqdn(), put.release(), site));
        UserModel.warnAboutDrift(before, after, ruling);
        ruling.warn("USER_ENABLED_BY_POLICY", new Standings(before).peopleUnderAnotherPolicyIn(after));
    }

    void delete(DeleteFrontEndPool delete) {
        FrontEnd stored = after.frontEnds.remove(Form.key(delete.fqdn()));
        ruling.refuseIf(stored == null, "REFERENCE_EXISTS fqdn");
        if (stored != null) {
            boolean homes = after.chats.values().stream().anyMatch(c -> c.isHomedOn(stored))
                    || after.people.values().stream().anyMatch(p -> p.home().equals(Optional.of(stored.key())));
            ruling.refuseIf(homes, "NOT_IN_USE fqdn");
            ruling.refuseIf(before.holdsSitePolicyAlone(stored), "NOT_IN_USE fqdn");
        }
    }

    void put(PutChatPool put) {
        ruling.refuseUnless(Form.fqdn(put.fqdn()), "VALUE_IS_VALID chatPool.fqdn");
        ruling.refuseUnless(put.displayName().map(Form::name).orElse(true), "VALUE_IS_VALID chatPool.displayName");
        FrontEnd home = after.frontEnds.get(Form.key(put.home()));
        ruling.refuseIf(home == null, "REFERENCE_EXISTS chatPool.home");
        ruling.refuseIf(
                home != null && !home.release().equals(put.release()), "HOME_POOL_MATCHES_RELEASE chatPool.home");
        Optional<Chat> stored = after.chat(put.fqdn());
        Chat changed = new Chat(
                stored.map(Chat::fqdn).orElse(put.fqdn()),
                put.release(),
                Optional.of(Form.key(put.home())),
                put.displayName(),
                stored.map(Chat::state).orElse("IN_SERVICE"));
        stored.ifPresentOrElse(
                pool -> {
                    ruling.refuseIf(!pool.release().equals(put.release()), "RELEASE_IS_FIXED chatPool.release");
                    ruling.refuseIf(pool.decommissioned(), "MIGRATION_STEP_FOLLOWS chatPool.fqdn");
                },
                () -> ruling.refuseIf(
                        changed.legacy() && before.migrationIsOver(),
                        "ONLY_LYNC_2013_AFTER_MIGRATION chatPool.release"));
        after.chats.put(changed.key(), changed);
        warnSideBySide(before, after, ruling);
    }

    static void warnSideBySide(ModelState before, ModelState after, Ruling ruling) {
        boolean brought = after.allThreeReleasesAreInService() && !before.allThreeReleasesAreInService();
        ruling.warn("THREE_RELEASES_SIDE_BY_SIDE", brought ? 1 : 0);
    }

    /** One declared in error, on which nothing depends; or one kept for the record, which takes all along. */
    void delete(DeleteChatPool delete) {
        String key = Form.key(delete.fqdn());
        Chat stored = after.chats.remove(key);
        ruling.refuseIf(stored == null, "REFERENCE_EXISTS fqdn");
        if (stored == null) {
            return;
        }
        int categories = ModelState.on(key, after.categories);
        int rooms = ModelState.on(key, after.rooms);
        int addIns = ModelState.on(key, after.addIns);
        if (stored.decommissioned()) {
            ruling.warn("NOT_IN_USE", categories);
            ruling.warn("NOT_IN_USE", rooms);
            ruling.warn("NOT_IN_USE", addIns);
            ruling.warn("NOT_IN_USE", after.migrations.remove(key) == null ? 0 : 1);
            after.rooms.values().removeIf(r -> r.pool().equals(key));
            after.categories.values().removeIf(c -> c.pool().equals(key));
            after.addIns.values().removeIf(a -> a.pool().equals(key));
        } else {
            ruling.refuseIf(categories + rooms + addIns + after.configuredFor(key) > 0, "NOT_IN_USE fqdn");
        }
        after.migrations.values().stream().filter(m -> m.names(key)).forEach(m -> ruling.refuse("NOT_IN_USE fqdn"));
    }

    void put(PutPolicy put) {
        String key = Form.key(put.identity());
        boolean isIdentity = key.equals("global") || key.matches("(?s)(site|tag):.+");
        ruling.refuseUnless(isIdentity, "POLICY_IDENTITY_IS_VALID policy.identity");
        if (isIdentity && !key.equals("global")) {
            boolean wellFormed =
                    Form.name(put.identity().substring(put.identity().indexOf(':') + 1));
            ruling.refuseUnless(wellFormed, "VALUE_IS_VALID policy.identity");
            boolean unknownSite = key.startsWith("site:") && !after.sites().contains(key.substring(5));
            ruling.refuseIf(wellFormed && unknownSite, "POLICY_IDENTITY_IS_VALID policy.identity");
        }
        ruling.refuseUnless(put.description().map(Form::description).orElse(true), "VALUE_IS_VALID policy.description");
        Policy stored = after.policies.get(key);
        after.policies.put(
                key, new Policy(stored == null ? put.identity() : stored.identity(), put.enables(), put.description()));
        UserModel.warnAboutDrift(before, after, ruling);
    }

    void delete(DeletePolicy delete) {
        String key = Form.key(delete.identity());
        Policy stored = after.policies.remove(key);
        ruling.refuseIf(stored == null, "REFERENCE_EXISTS identity");
        ruling.refuseIf(
                after.people.values().stream().anyMatch(p -> p.granted().equals(Optional.of(key))),
                "NOT_IN_USE identity");
        if (key.equals("global")) {
            after.policies.put(key, ModelState.GLOBAL_AT_THE_START);
        }
        UserModel.warnAboutDrift(before, after, ruling);
    }
}
