package io.lifeguard.rules.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for writes to a user. */
public final class UserRules {
    private UserRules() {}

    /**
     * The stored data that the rules for a write to a user need.
     *
     * @param stored the stored user; empty for a new one
     * @param conflicting other users that have the requested address or external id
     * @param configurations the client configurations of the stored user
     */
    public record UserFacts(
            Topology topology,
            Optional<User> stored,
            List<User> conflicting,
            List<ClientConfiguration> configurations) {

        /**
         * For a write that changes neither address nor external id; {@code configurations} may include those of others.
         */
        public static UserFacts of(Topology topology, User stored, List<ClientConfiguration> configurations) {
            List<ClientConfiguration> own = configurations.stream()
                    .filter(c -> Ids.key(c.user()).equals(stored.key()))
                    .toList();
            return new UserFacts(topology, Optional.of(stored), List.of(), own);
        }
    }

    /** Creates or replaces the user. Another SIP address is a rename. */
    public static WriteDecision put(UserDraft draft, UserFacts facts) {
        Topology topology = facts.topology();
        Optional<FrontEndPool> home = draft.home().flatMap(topology::frontEndPool);
        Optional<ChatPolicy> granted = UserPlacementRules.granted(draft.grantedPolicy(), topology);
        ViolationCollector violations = new ViolationCollector();
        checkForm(draft, violations);
        checkAddress(draft.sipAddress(), "sipAddress", facts, violations);
        draft.externalId().ifPresent(id -> checkExternalId(id, facts, violations));
        checkIsSameUser(draft, facts, violations);
        UserPlacementRules.check(draft, home, granted, violations);
        if (!violations.isEmpty()) {
            return WriteDecision.refused(violations.all());
        }
        User after = new User(
                facts.stored().map(u -> addressAfter(u, draft)).orElse(draft.sipAddress()),
                draft.externalId(),
                draft.displayName(),
                draft.enabled(),
                draft.hosting(),
                home,
                granted,
                topology.effectivePolicy(home, granted));
        if (facts.stored().equals(Optional.of(after))) {
            return WriteDecision.unchanged();
        }
        return WriteDecision.accepted(
                List.of(new Change<>(Subject.USER, facts.stored(), Optional.of(after))),
                facts.stored().stream()
                        .map(u -> stoppedConfigurations(u, after, facts))
                        .toList());
    }

    /** Disables a user; the chat clients of the user stop working. */
    public static WriteDecision disable(User stored, UserFacts facts) {
        return put(UserDraft.of(stored).disabled(), facts);
    }

    /** Changes the address of a user. The client configurations belong to the user, not to the address, and stay. */
    public static WriteDecision rename(String sipAddress, String to, UserFacts facts) {
        ViolationCollector violations = new ViolationCollector();
        checkExists(sipAddress, facts, violations);
        violations.check(ValueForm.SIP_ADDRESS, "to", to);
        checkAddress(to, "to", facts, violations);
        if (!violations.isEmpty()) {
            return WriteDecision.refused(violations.all());
        }
        User stored = facts.stored().orElseThrow();
        User after = new User(
                to,
                stored.externalId(),
                stored.displayName(),
                stored.enabled(),
                stored.hosting(),
                stored.home(),
                stored.grantedPolicy(),
                stored.effectivePolicy());
        return stored.equals(after)
                ? WriteDecision.unchanged()
                : WriteDecision.accepted(List.of(Change.updated(Subject.USER, stored, after)), List.of());
    }

    /** Homes the user on another front-end pool, which makes the user hosted on premises; or on none. */
    public static WriteDecision move(String sipAddress, Optional<String> toPool, UserFacts facts) {
        if (facts.stored().isPresent()) {
            return put(UserDraft.of(facts.stored().get()).movedTo(toPool), facts)
                    .withPaths(field -> "toPool");
        }
        ViolationCollector violations = new ViolationCollector();
        checkExists(sipAddress, facts, violations);
        toPool.ifPresent(pool ->
                UserPlacementRules.checkHome("toPool", pool, facts.topology().frontEndPool(pool), violations));
        return WriteDecision.refused(violations.all());
    }

    /** Grants the user a policy, or removes the granted one. */
    public static WriteDecision grant(String sipAddress, Optional<String> policy, UserFacts facts) {
        if (facts.stored().isPresent()) {
            return put(UserDraft.of(facts.stored().get()).granted(policy), facts)
                    .withPaths(field -> "policy");
        }
        ViolationCollector violations = new ViolationCollector();
        checkExists(sipAddress, facts, violations);
        policy.ifPresent(text -> UserPlacementRules.checkGrant(
                "policy", text, UserPlacementRules.granted(policy, facts.topology()), violations));
        return WriteDecision.refused(violations.all());
    }

    /** Deletes the user after its client configurations. */
    public static WriteDecision delete(String sipAddress, UserFacts facts) {
        if (facts.stored().isEmpty()) {
            return WriteDecision.refused(Rule.REFERENCE_EXISTS, "sipAddress", NotFoundMessages.user(sipAddress));
        }
        List<Change<?>> changes = new ArrayList<>();
        facts.configurations().forEach(c -> changes.add(Change.deleted(Subject.CLIENT_CONFIGURATION, c)));
        changes.add(Change.deleted(Subject.USER, facts.stored().get()));
        int count = facts.configurations().size();
        Warning warning = Warning.information(
                Rule.CONFIGURATION_NO_LONGER_WORKS,
                Plurals.count(count, "client configuration") + (count == 1 ? " is" : " are")
                        + " deleted with the user.",
                count);
        return WriteDecision.accepted(changes, List.of(warning));
    }

    private static void checkExists(String sipAddress, UserFacts facts, ViolationCollector violations) {
        if (facts.stored().isEmpty()) {
            violations.add(Rule.REFERENCE_EXISTS, "sipAddress", NotFoundMessages.user(sipAddress));
        }
    }

    private static void checkForm(UserDraft draft, ViolationCollector violations) {
        violations.check(ValueForm.SIP_ADDRESS, "sipAddress", draft.sipAddress());
        violations.check(ValueForm.EXTERNAL_ID, "externalId", draft.externalId());
        violations.check(ValueForm.NAME, "displayName", draft.displayName());
    }

    private static void checkAddress(String address, String path, UserFacts facts, ViolationCollector violations) {
        String key = Ids.key(address);
        if (facts.conflicting().stream().anyMatch(other -> other.key().equals(key))) {
            violations.add(
                    Rule.NAME_IS_UNIQUE,
                    path,
                    "SIP address " + InputSanitizer.quote(address) + " belongs to another user.");
        }
    }

    private static void checkExternalId(String id, UserFacts facts, ViolationCollector violations) {
        Optional<String> key = Optional.of(Ids.key(id));
        facts.conflicting().stream()
                .filter(other -> other.externalId().map(Ids::key).equals(key))
                .findFirst()
                .ifPresent(other -> violations.add(
                        Rule.NAME_IS_UNIQUE,
                        "externalId",
                        "External id " + InputSanitizer.quote(id) + " belongs to " + other.sipAddress() + "."));
    }

    /** Another external id is another person, who must not get what the stored user has. */
    private static void checkIsSameUser(UserDraft draft, UserFacts facts, ViolationCollector violations) {
        Optional<String> stored = facts.stored().flatMap(User::externalId);
        boolean differs = stored.isPresent()
                && draft.externalId().isPresent()
                && !draft.externalId().map(Ids::key).equals(stored.map(Ids::key));
        if (differs && !draft.externalIdReissued()) {
            violations.add(
                    Rule.NAME_IS_UNIQUE,
                    "sipAddress",
                    "SIP address %s belongs to the user with external id %s, not %s. If it is the same user, whose id the directory has issued anew, say so: guidsReissued=true of an import, externalIdReissued of putUser."
                            .formatted(
                                    InputSanitizer.quote(draft.sipAddress()),
                                    InputSanitizer.quote(stored.get()),
                                    InputSanitizer.quote(draft.externalId().get())));
        }
    }

    private static String addressAfter(User stored, UserDraft draft) {
        return stored.key().equals(Ids.key(draft.sipAddress())) ? stored.sipAddress() : draft.sipAddress();
    }

    private static Warning stoppedConfigurations(User before, User after, UserFacts facts) {
        Topology topology = facts.topology();
        long stopped = facts.configurations().stream()
                .filter(c -> ConfigurationImpact.isUsable(topology, before.placement(), c.client(), Ids.key(c.pool()))
                        && !ConfigurationImpact.isUsable(topology, after.placement(), c.client(), Ids.key(c.pool())))
                .count();
        return ConfigurationImpact.warning(Math.toIntExact(stopped));
    }
}
