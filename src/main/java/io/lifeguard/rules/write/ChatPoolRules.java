package io.lifeguard.rules.write;

import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.InvisibleCharacters;
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
import io.lifeguard.rules.eligibility.ReasonMessages;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules for creating and changing a chat pool. */
public final class ChatPoolRules {
    private ChatPoolRules() {}

    /**
     * A chat pool as requested, before any check.
     *
     * @param home FQDN of the front-end pool
     */
    public record ChatPoolDraft(String fqdn, Release release, String home, Optional<String> displayName) {
        public ChatPoolDraft {
            displayName = displayName.map(InvisibleCharacters::withPlainSpaces);
        }
    }

    /** Creates the pool in service, or replaces its home and display name. */
    public static WriteDecision put(ChatPoolDraft draft, WriteContext context) {
        Topology topology = context.topology();
        Optional<ChatPool> stored = topology.chatPool(draft.fqdn());
        Optional<FrontEndPool> home = topology.frontEndPool(draft.home());
        ViolationCollector violations = new ViolationCollector();
        violations.check(ValueForm.FQDN, "fqdn", draft.fqdn());
        violations.check(ValueForm.NAME, "displayName", draft.displayName());
        checkHome(draft, home, violations);
        stored.ifPresentOrElse(
                pool -> checkStays(pool, draft, violations),
                () -> checkMigrationIsNotOver(draft, topology, violations));
        if (!violations.isEmpty()) {
            return WriteDecision.refused(violations.all());
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

    /**
     * As {@link #put}, for a pool that is listed in a state. Only the steps of a migration change a state, so a pool that has not
     * reached it is stored as it is before them, with a warning.
     *
     * @param draft without a home if the pool is decommissioned
     */
    public static WriteDecision putIn(PoolState state, ChatPoolDraft draft, WriteContext context) {
        Optional<ChatPool> stored = context.topology().chatPool(draft.fqdn());
        PoolState present = stored.map(ChatPool::state).orElse(PoolState.IN_SERVICE);
        if (state.compareTo(present) < 0) {
            return WriteDecision.refused(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "state",
                    "%s is %s, not %s; only the steps of a migration change the state of a chat pool."
                            .formatted(
                                    InputSanitizer.quote(draft.fqdn()),
                                    ReasonMessages.stateOf(present),
                                    ReasonMessages.stateOf(state)));
        }
        if (stored.filter(pool -> isDecommissionedAs(draft, pool)).isPresent()) {
            return WriteDecision.unchanged();
        }
        return state == present ? put(draft, context) : putBefore(state, draft, stored, context);
    }

    /** A decommissioned pool has lost its home: it keeps the stored one until then, or has one of its release. */
    private static WriteDecision putBefore(
            PoolState state, ChatPoolDraft draft, Optional<ChatPool> stored, WriteContext context) {
        Optional<String> home = Optional.of(draft.home())
                .filter(named -> !named.isEmpty())
                .or(() -> stored.flatMap(ChatPool::home).map(FrontEndPool::fqdn))
                .or(() -> context.topology().frontEndPools().values().stream()
                        .filter(pool -> pool.release() == draft.release())
                        .map(FrontEndPool::fqdn)
                        .findFirst());
        if (home.isEmpty()) {
            return WriteDecision.refused(
                    Rule.HOME_POOL_MATCHES_RELEASE,
                    "home",
                    "A decommissioned chat pool is in service until its migration is stored; that needs a %s front-end pool, and none is recorded."
                            .formatted(draft.release().title()));
        }
        WriteDecision decision =
                put(new ChatPoolDraft(draft.fqdn(), draft.release(), home.get(), draft.displayName()), context);
        return decision.with(Warning.information(
                Rule.MIGRATION_STEP_FOLLOWS,
                "%s is stored as %s; import its migration for the steps to %s."
                        .formatted(
                                InputSanitizer.quote(draft.fqdn()),
                                ReasonMessages.stateOf(
                                        stored.map(ChatPool::state).orElse(PoolState.IN_SERVICE)),
                                ReasonMessages.stateOf(state)),
                1));
    }

    private static boolean isDecommissionedAs(ChatPoolDraft draft, ChatPool stored) {
        return stored.state() == PoolState.DECOMMISSIONED
                && draft.home().isEmpty()
                && stored.release() == draft.release()
                && stored.displayName().equals(draft.displayName());
    }

    private static void checkMigrationIsNotOver(ChatPoolDraft draft, Topology topology, ViolationCollector violations) {
        if (draft.release().isLegacy() && topology.isMigrationOver()) {
            violations.add(
                    Rule.ONLY_LYNC_2013_AFTER_MIGRATION,
                    "release",
                    "Migration is over; a new chat pool must be Lync 2013, not %s."
                            .formatted(draft.release().title()));
        }
    }

    private static void checkHome(ChatPoolDraft draft, Optional<FrontEndPool> home, ViolationCollector violations) {
        if (home.isEmpty()) {
            violations.add(Rule.REFERENCE_EXISTS, "home", NotFoundMessages.frontEndPool(draft.home()));
        } else if (home.get().release() != draft.release()) {
            violations.add(
                    Rule.HOME_POOL_MATCHES_RELEASE,
                    "home",
                    "%s is %s; a %s chat pool needs a %s front-end pool."
                            .formatted(
                                    home.get().fqdn(),
                                    home.get().release().title(),
                                    draft.release().title(),
                                    draft.release().title()));
        }
    }

    private static void checkStays(ChatPool stored, ChatPoolDraft draft, ViolationCollector violations) {
        if (stored.release() != draft.release()) {
            violations.add(
                    Rule.RELEASE_IS_FIXED,
                    "release",
                    "%s is %s and its release cannot change; %s needs a new chat pool and a migration."
                            .formatted(
                                    stored.fqdn(),
                                    stored.release().title(),
                                    draft.release().title()));
        }
        if (stored.state() == PoolState.DECOMMISSIONED) {
            violations.add(
                    Rule.MIGRATION_STEP_FOLLOWS, "fqdn", stored.fqdn() + " is decommissioned and cannot be changed.");
        }
    }

    /** The warning about a write after which all three releases are in service. */
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
