package io.lifeguard.rules.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may be done to a user. */
public final class UserRules {
    private UserRules() {}

    /**
     * A user as somebody wants it; nothing of it is checked yet.
     *
     * @param sipAddress {@code a@b} is taken for {@code sip:a@b}
     * @param home FQDN of a front-end pool
     * @param grantedPolicy identity of a user policy; {@code Traders} is taken for {@code Tag:Traders}
     */
    public record UserDraft(
            String sipAddress,
            Optional<String> externalId,
            Optional<String> displayName,
            boolean enabled,
            Hosting hosting,
            Optional<String> home,
            Optional<String> grantedPolicy) {

        public UserDraft {
            sipAddress = Ids.sipAddress(sipAddress);
        }

        /** A draft that changes nothing of the user. */
        static UserDraft of(User user) {
            return new UserDraft(
                    user.sipAddress(),
                    user.externalId(),
                    user.displayName(),
                    user.enabled(),
                    user.hosting(),
                    user.home().map(FrontEndPool::fqdn),
                    user.grantedPolicy().map(p -> p.identity().written()));
        }

        /** On another pool, which makes the user on premises; or on none. */
        UserDraft movedTo(Optional<String> pool) {
            Hosting after = pool.isPresent() ? Hosting.ON_PREMISES : hosting;
            return new UserDraft(sipAddress, externalId, displayName, enabled, after, pool, grantedPolicy);
        }

        UserDraft disabled() {
            return new UserDraft(sipAddress, externalId, displayName, false, hosting, home, grantedPolicy);
        }

        UserDraft granted(Optional<String> policy) {
            return new UserDraft(sipAddress, externalId, displayName, enabled, hosting, home, policy);
        }
    }

    /**
     * What a write to a user is judged against.
     *
     * @param stored the user as recorded; empty for one that is not
     * @param holders other users who have the address or the external id that is wanted
     * @param configurations those of the stored user
     */
    public record UserFacts(
            Topology topology, Optional<User> stored, List<User> holders, List<ClientConfiguration> configurations) {

        /** For a change that touches neither address nor external id; the configurations may be those of others too. */
        public static UserFacts of(Topology topology, User stored, List<ClientConfiguration> configurations) {
            List<ClientConfiguration> own = configurations.stream()
                    .filter(c -> Ids.key(c.user()).equals(stored.key()))
                    .toList();
            return new UserFacts(topology, Optional.of(stored), List.of(), own);
        }
    }

    /** Creates the user or replaces what is stored of it. A SIP address written otherwise is a rename. */
    public static WriteDecision put(UserDraft draft, UserFacts facts) {
        Topology topology = facts.topology();
        Optional<FrontEndPool> home = draft.home().flatMap(topology::frontEndPool);
        Optional<ChatPolicy> granted = granted(draft.grantedPolicy(), topology);
        ViolationCollector found = new ViolationCollector();
        checkForm(draft, found);
        checkAddress(draft.sipAddress(), "sipAddress", facts, found);
        draft.externalId().ifPresent(id -> checkExternalId(id, facts, found));
        checkPlacement(draft, home, granted, found);
        if (!found.isEmpty()) {
            return WriteDecision.refused(found.all());
        }
        User after = new User(
                facts.stored().map(u -> keptAsWritten(u, draft)).orElse(draft.sipAddress()),
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
                facts.stored().stream().map(u -> drift(u, after, facts)).toList());
    }

    /** Disables a user, whose chat clients stop working then. */
    public static WriteDecision disable(User stored, UserFacts facts) {
        return put(UserDraft.of(stored).disabled(), facts);
    }

    /** Gives the user another address. Its configurations stay: they belong to the user, not to the name. */
    public static WriteDecision rename(String sipAddress, String to, UserFacts facts) {
        ViolationCollector found = new ViolationCollector();
        checkKnown(sipAddress, facts, found);
        found.check(ValueForm.SIP_ADDRESS, "to", to);
        checkAddress(to, "to", facts, found);
        if (!found.isEmpty()) {
            return WriteDecision.refused(found.all());
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

    /** Homes the user on another pool, which makes the user on premises; or on none. */
    public static WriteDecision move(String sipAddress, Optional<String> toPool, UserFacts facts) {
        if (facts.stored().isPresent()) {
            return put(UserDraft.of(facts.stored().get()).movedTo(toPool), facts)
                    .withPaths(field -> "toPool");
        }
        ViolationCollector found = new ViolationCollector();
        checkKnown(sipAddress, facts, found);
        toPool.ifPresent(pool -> checkHome("toPool", pool, facts.topology().frontEndPool(pool), found));
        return WriteDecision.refused(found.all());
    }

    /** Grants the user a policy, or lets the user inherit again. */
    public static WriteDecision grant(String sipAddress, Optional<String> policy, UserFacts facts) {
        if (facts.stored().isPresent()) {
            return put(UserDraft.of(facts.stored().get()).granted(policy), facts)
                    .withPaths(field -> "policy");
        }
        ViolationCollector found = new ViolationCollector();
        checkKnown(sipAddress, facts, found);
        policy.ifPresent(text -> checkGrant("policy", text, granted(policy, facts.topology()), found));
        return WriteDecision.refused(found.all());
    }

    /** Removes the user; its client configurations go with it, before it. */
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
                Plurals.count(count, "client configuration")
                        + (count == 1 ? " goes with the user." : " go with the user."),
                count);
        return WriteDecision.accepted(changes, List.of(warning));
    }

    private static void checkKnown(String sipAddress, UserFacts facts, ViolationCollector found) {
        if (facts.stored().isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, "sipAddress", NotFoundMessages.user(sipAddress));
        }
    }

    private static void checkForm(UserDraft draft, ViolationCollector found) {
        found.check(ValueForm.SIP_ADDRESS, "sipAddress", draft.sipAddress());
        found.check(ValueForm.EXTERNAL_ID, "externalId", draft.externalId());
        found.check(ValueForm.NAME, "displayName", draft.displayName());
    }

    private static void checkAddress(String address, String path, UserFacts facts, ViolationCollector found) {
        String key = Ids.key(address);
        if (facts.holders().stream().anyMatch(holder -> holder.key().equals(key))) {
            found.add(Rule.NAME_IS_UNIQUE, path, InputSanitizer.quote(address) + " is the address of another user.");
        }
    }

    private static void checkExternalId(String id, UserFacts facts, ViolationCollector found) {
        Optional<String> key = Optional.of(Ids.key(id));
        facts.holders().stream()
                .filter(holder -> holder.externalId().map(Ids::key).equals(key))
                .findFirst()
                .ifPresent(holder -> found.add(
                        Rule.NAME_IS_UNIQUE,
                        "externalId",
                        InputSanitizer.quote(id) + " is the external id of " + holder.sipAddress() + "."));
    }

    private static void checkPlacement(
            UserDraft draft, Optional<FrontEndPool> home, Optional<ChatPolicy> granted, ViolationCollector found) {
        if (draft.hosting() == Hosting.ONLINE && draft.home().isPresent()) {
            found.add(
                    Rule.HOSTING_MATCHES_HOME,
                    "home",
                    "A user hosted online is homed on no pool here, not on "
                            + InputSanitizer.quote(draft.home().get()) + ".");
        }
        draft.home().ifPresent(fqdn -> checkHome("home", fqdn, home, found));
        draft.grantedPolicy().ifPresent(text -> checkGrant("grantedPolicy", text, granted, found));
    }

    private static void checkHome(String path, String fqdn, Optional<FrontEndPool> home, ViolationCollector found) {
        if (home.isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, path, NotFoundMessages.frontEndPool(fqdn));
        }
    }

    private static void checkGrant(String path, String text, Optional<ChatPolicy> granted, ViolationCollector found) {
        boolean ofUsers = PolicyIdentity.parse(text)
                .map(identity -> identity.scope() == PolicyScope.USER)
                .orElse(true);
        if (!ofUsers) {
            found.add(
                    Rule.POLICY_IDENTITY_IS_VALID,
                    path,
                    InputSanitizer.quote(text) + " applies by itself; only a policy Tag:<name> is granted to users.");
        } else if (granted.isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, path, NotFoundMessages.policy(text));
        }
    }

    private static Optional<ChatPolicy> granted(Optional<String> policy, Topology topology) {
        return policy.map(PolicyIdentity::ofUsers).flatMap(topology::policy);
    }

    private static String keptAsWritten(User stored, UserDraft draft) {
        return stored.key().equals(Ids.key(draft.sipAddress())) ? stored.sipAddress() : draft.sipAddress();
    }

    private static Warning drift(User before, User after, UserFacts facts) {
        Topology topology = facts.topology();
        long stopped = facts.configurations().stream()
                .filter(c -> ConfigurationImpact.isUsable(topology, before.placement(), c.client(), Ids.key(c.pool()))
                        && !ConfigurationImpact.isUsable(topology, after.placement(), c.client(), Ids.key(c.pool())))
                .count();
        return ConfigurationImpact.warning(Math.toIntExact(stopped));
    }
}
