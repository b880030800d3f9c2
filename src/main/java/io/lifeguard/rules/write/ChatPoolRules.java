package io.lifeguard.rules.write;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a chat pool may be written. */
public final class ChatPoolRules {
    private ChatPoolRules() {}

    /**
     * A chat pool as somebody wants it; nothing of it is checked yet.
     *
     * @param home FQDN of the front-end pool
     */
    public record ChatPoolDraft(String fqdn, Release release, String home, Optional<String> displayName) {}

    /** Creates the pool in service, or replaces its home and display name. */
    public static WriteDecision put(ChatPoolDraft draft, WriteContext around) {
        Topology topology = around.topology();
        Optional<ChatPool> stored = topology.chatPool(draft.fqdn());
        Optional<FrontEndPool> home = topology.frontEndPool(draft.home());
        ViolationCollector found = new ViolationCollector();
        found.check(ValueForm.FQDN, "fqdn", draft.fqdn());
        found.check(ValueForm.NAME, "displayName", draft.displayName());
        checkHome(draft, home, found);
        stored.ifPresentOrElse(
                pool -> checkStays(pool, draft, found), () -> checkMigrationIsNotOver(draft, topology, found));
        if (!found.isEmpty()) {
            return WriteDecision.refused(found.all());
        }
        if (stored.isEmpty()) {
            ChatPool created =
                    new ChatPool(draft.fqdn(), draft.displayName(), draft.release(), home, PoolState.IN_SERVICE);
            return WriteDecision.accepted(
                    List.of(Change.created(Subject.CHAT_POOL, created)), sideBySide(topology, topology.with(created)));
        }
        ChatPool before = stored.get();
        ChatPool after = new ChatPool(before.fqdn(), draft.displayName(), before.release(), home, before.state());
        return before.equals(after)
                ? WriteDecision.unchanged()
                : WriteDecision.accepted(List.of(Change.updated(Subject.CHAT_POOL, before, after)), List.of());
    }

    private static void checkMigrationIsNotOver(ChatPoolDraft draft, Topology topology, ViolationCollector found) {
        if (draft.release().isLegacy() && topology.isMigrationOver()) {
            found.add(
                    Rule.ONLY_LYNC_2013_AFTER_MIGRATION,
                    "release",
                    "Migration is over: only Lync 2013 chat pools are in service. No pool of %s comes into service any more."
                            .formatted(draft.release().title()));
        }
    }

    private static void checkHome(ChatPoolDraft draft, Optional<FrontEndPool> home, ViolationCollector found) {
        if (home.isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, "home", NotFoundMessages.frontEndPool(draft.home()));
        } else if (home.get().release() != draft.release()) {
            found.add(
                    Rule.HOME_POOL_MATCHES_RELEASE,
                    "home",
                    "%s is a pool of %s; a chat pool of %s is homed on a front-end pool of %s."
                            .formatted(
                                    home.get().fqdn(),
                                    home.get().release().title(),
                                    draft.release().title(),
                                    draft.release().title()));
        }
    }

    private static void checkStays(ChatPool stored, ChatPoolDraft draft, ViolationCollector found) {
        if (stored.release() != draft.release()) {
            found.add(
                    Rule.RELEASE_IS_FIXED,
                    "release",
                    "%s is a pool of %s and stays one; %s needs a new pool and a migration."
                            .formatted(
                                    stored.fqdn(),
                                    stored.release().title(),
                                    draft.release().title()));
        }
        if (stored.state() == PoolState.DECOMMISSIONED) {
            found.add(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "fqdn",
                    stored.fqdn() + " is decommissioned and kept for the record; it is homed on no pool any more.");
        }
    }

    /** The warning of a write that brings the third release into service. */
    public static List<Warning> sideBySide(Topology before, Topology after) {
        List<Warning> warnings = new ArrayList<>();
        if (areSideBySide(after) && !areSideBySide(before)) {
            warnings.add(new Warning(
                    Rule.THREE_RELEASES_SIDE_BY_SIDE, "Chat pools of all three releases are in service at once.", 1));
        }
        return warnings;
    }

    public static boolean areSideBySide(Topology topology) {
        return inService(topology).size() == Release.values().length;
    }

    private static Set<Release> inService(Topology topology) {
        Set<Release> releases = EnumSet.noneOf(Release.class);
        topology.chatPools().values().stream()
                .filter(p -> p.state() == PoolState.IN_SERVICE)
                .forEach(p -> releases.add(p.release()));
        return releases;
    }
}
