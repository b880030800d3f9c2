package io.lifeguard.rules;

import io.lifeguard.model.Change;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.FrontEndPool;
import io.lifeguard.model.PoolState;
import io.lifeguard.model.Release;
import io.lifeguard.model.Topology;
import io.lifeguard.model.ValueForm;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may be done to a chat pool. */
public final class ChatPoolRules {
    private ChatPoolRules() {}

    /**
     * A chat pool as somebody wants it; nothing of it is checked yet.
     *
     * @param home FQDN of the front-end pool
     */
    public record Draft(String fqdn, Release release, String home, Optional<String> displayName) {}

    /** Creates the pool in service, or replaces its home and display name. */
    public static Judgement put(Draft draft, Surroundings around) {
        Topology topology = around.topology();
        Optional<ChatPool> stored = topology.chatPool(draft.fqdn());
        Optional<FrontEndPool> home = topology.frontEndPool(draft.home());
        Violations found = new Violations();
        found.check(ValueForm.FQDN, "fqdn", draft.fqdn());
        found.check(ValueForm.NAME, "displayName", draft.displayName());
        checkHome(draft, home, found);
        stored.ifPresentOrElse(
                pool -> checkStays(pool, draft, found), () -> checkMigrationIsNotOver(draft, topology, found));
        if (!found.isEmpty()) {
            return Judgement.refused(found.all());
        }
        if (stored.isEmpty()) {
            ChatPool created =
                    new ChatPool(draft.fqdn(), draft.displayName(), draft.release(), home, PoolState.IN_SERVICE);
            return Judgement.accepted(
                    List.of(Change.created(Subject.CHAT_POOL, created)), sideBySide(topology, topology.with(created)));
        }
        ChatPool before = stored.get();
        ChatPool after = new ChatPool(before.fqdn(), draft.displayName(), before.release(), home, before.state());
        return before.equals(after)
                ? Judgement.nothingChanges()
                : Judgement.accepted(List.of(Change.updated(Subject.CHAT_POOL, before, after)), List.of());
    }

    /** Removes a pool that was declared in error; one that ever was in use is decommissioned instead. */
    public static Judgement delete(String fqdn, Surroundings around) {
        Optional<ChatPool> stored = around.topology().chatPool(fqdn);
        if (stored.isEmpty()) {
            return Judgement.refused(Rule.REFERENCE_EXISTS, "fqdn", Missing.chatPool(fqdn));
        }
        ChatPool pool = stored.get();
        List<Violation> uses = uses(pool, around);
        if (!uses.isEmpty()) {
            return Judgement.refused(uses);
        }
        List<Change<?>> changes = new ArrayList<>();
        around.topology().migration(fqdn).ifPresent(m -> changes.add(Change.deleted(Subject.MIGRATION, m)));
        changes.add(Change.deleted(Subject.CHAT_POOL, pool));
        return Judgement.accepted(changes, List.of());
    }

    /** What depends on the pool. A decommissioned one was migrated; its migration is for the record and goes with it. */
    private static List<Violation> uses(ChatPool pool, Surroundings around) {
        Violations found = new Violations();
        List<String> on = on(pool, around);
        if (!on.isEmpty()) {
            found.add(Rule.NOT_IN_USE, "fqdn", "On %s: %s.".formatted(pool.fqdn(), String.join(", ", on)));
        }
        around.topology().migrations().values().stream()
                .filter(m -> m.names(pool) && pool.state() != PoolState.DECOMMISSIONED)
                .forEach(m -> found.add(
                        Rule.NOT_IN_USE,
                        "fqdn",
                        "The migration of %s into %s names %s.".formatted(m.source(), m.target(), pool.fqdn())));
        return found.all();
    }

    /** What stands on the pool, counted by kind. */
    static List<String> on(ChatPool pool, Surroundings around) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        around.configurations().stream()
                .filter(g -> g.pool().equals(pool.key()))
                .forEach(g -> counts.merge("client configuration", g.count(), Integer::sum));
        around.holdings().stream().filter(h -> h.pool().equals(pool.key())).forEach(h -> {
            counts.put("category", h.categories());
            counts.put("room", h.rooms());
            counts.put("add-in", h.addIns());
        });
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> Named.count(count.getValue(), count.getKey()))
                .toList();
    }

    private static void checkMigrationIsNotOver(Draft draft, Topology topology, Violations found) {
        if (draft.release().isLegacy() && topology.isMigrationOver()) {
            found.add(
                    Rule.ONLY_LYNC_2013_AFTER_MIGRATION,
                    "release",
                    "Migration is over: only Lync 2013 chat pools are in service. No pool of %s comes into service any more."
                            .formatted(draft.release().title()));
        }
    }

    private static void checkHome(Draft draft, Optional<FrontEndPool> home, Violations found) {
        if (home.isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, "home", Missing.frontEndPool(draft.home()));
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

    private static void checkStays(ChatPool stored, Draft draft, Violations found) {
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
    static List<Warning> sideBySide(Topology before, Topology after) {
        List<Warning> warnings = new ArrayList<>();
        if (areSideBySide(after) && !areSideBySide(before)) {
            warnings.add(new Warning(
                    Rule.THREE_RELEASES_SIDE_BY_SIDE, "Chat pools of all three releases are in service at once.", 1));
        }
        return warnings;
    }

    static boolean areSideBySide(Topology topology) {
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
