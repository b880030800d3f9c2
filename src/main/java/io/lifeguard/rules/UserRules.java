package io.lifeguard.rules;

import io.lifeguard.model.Change;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPolicy;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.Echo;
import io.lifeguard.model.FrontEndPool;
import io.lifeguard.model.Hosting;
import io.lifeguard.model.Ids;
import io.lifeguard.model.PolicyIdentity;
import io.lifeguard.model.PolicyScope;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.model.ValueForm;
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
    public record Draft(
            String sipAddress,
            Optional<String> externalId,
            Optional<String> displayName,
            boolean enabled,
            Hosting hosting,
            Optional<String> home,
            Optional<String> grantedPolicy) {

        public Draft {
            sipAddress = Ids.sipAddress(sipAddress);
        }

        /** A draft that changes nothing of the user. */
        static Draft of(User user) {
            return new Draft(
                    user.sipAddress(),
                    user.externalId(),
                    user.displayName(),
                    user.enabled(),
                    user.hosting(),
                    user.home().map(FrontEndPool::fqdn),
                    user.grantedPolicy().map(p -> p.identity().written()));
        }

        /** On another pool, which makes the user on premises; or on none. */
        Draft movedTo(Optional<String> pool) {
            Hosting after = pool.isPresent() ? Hosting.ON_PREMISES : hosting;
            return new Draft(sipAddress, externalId, displayName, enabled, after, pool, grantedPolicy);
        }

        Draft disabled() {
            return new Draft(sipAddress, externalId, displayName, false, hosting, home, grantedPolicy);
        }

        Draft granted(Optional<String> policy) {
            return new Draft(sipAddress, externalId, displayName, enabled, hosting, home, policy);
        }
    }

    /**
     * What a write to a user is judged against.
     *
     * @param stored the user as recorded; empty for one that is not
     * @param holders other users who have the address or the external id that is wanted
     * @param configurations those of the stored user
     */
    public record Facts(
            Topology topology, Optional<User> stored, List<User> holders, List<ClientConfiguration> configurations) {

        /** For a change that touches neither address nor external id; the configurations may be those of others too. */
        public static Facts of(Topology topology, User stored, List<ClientConfiguration> configurations) {
            List<ClientConfiguration> own = configurations.stream()
                    .filter(c -> Ids.key(c.user()).equals(stored.key()))
                    .toList();
            return new Facts(topology, Optional.of(stored), List.of(), own);
        }
    }

    /** Creates the user or replaces what is stored of it. A SIP address written otherwise is a rename. */
    public static Judgement put(Draft draft, Facts facts) {
        Topology topology = facts.topology();
        Optional<FrontEndPool> home = draft.home().flatMap(topology::frontEndPool);
        Optional<ChatPolicy> granted = granted(draft.grantedPolicy(), topology);
        Violations found = new Violations();
        checkForm(draft, found);
        checkAddress(draft.sipAddress(), "sipAddress", facts, found);
        draft.externalId().ifPresent(id -> checkExternalId(id, facts, found));
        checkPlacement(draft, home, granted, found);
        if (!found.isEmpty()) {
            return Judgement.refused(found.all());
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
            return Judgement.nothingChanges();
        }
        return Judgement.accepted(
                List.of(new Change<>(Subject.USER, facts.stored(), Optional.of(after))),
                facts.stored().stream().map(u -> drift(u, after, facts)).toList());
    }

    /** Disables a user, whose chat clients stop working then. */
    public static Judgement disable(User stored, Facts facts) {
        return put(Draft.of(stored).disabled(), facts);
    }

    /** Gives the user another address. Its configurations stay: they belong to the user, not to the name. */
    public static Judgement rename(String sipAddress, String to, Facts facts) {
        Violations found = new Violations();
        checkKnown(sipAddress, facts, found);
        found.check(ValueForm.SIP_ADDRESS, "to", to);
        checkAddress(to, "to", facts, found);
        if (!found.isEmpty()) {
            return Judgement.refused(found.all());
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
                ? Judgement.nothingChanges()
                : Judgement.accepted(List.of(Change.updated(Subject.USER, stored, after)), List.of());
    }

    /** Homes the user on another pool, which makes the user on premises; or on none. */
    public static Judgement move(String sipAddress, Optional<String> toPool, Facts facts) {
        if (facts.stored().isPresent()) {
            return put(Draft.of(facts.stored().get()).movedTo(toPool), facts).withPaths(field -> "toPool");
        }
        Violations found = new Violations();
        checkKnown(sipAddress, facts, found);
        toPool.ifPresent(pool -> checkHome("toPool", pool, facts.topology().frontEndPool(pool), found));
        return Judgement.refused(found.all());
    }

    /** Grants the user a policy, or lets the user inherit again. */
    public static Judgement grant(String sipAddress, Optional<String> policy, Facts facts) {
        if (facts.stored().isPresent()) {
            return put(Draft.of(facts.stored().get()).granted(policy), facts).withPaths(field -> "policy");
        }
        Violations found = new Violations();
        checkKnown(sipAddress, facts, found);
        policy.ifPresent(text -> checkGrant("policy", text, granted(policy, facts.topology()), found));
        return Judgement.refused(found.all());
    }

    /** Removes the user; its client configurations go with it, before it. */
    public static Judgement delete(String sipAddress, Facts facts) {
        if (facts.stored().isEmpty()) {
            return Judgement.refused(Rule.REFERENCE_EXISTS, "sipAddress", Missing.user(sipAddress));
        }
        List<Change<?>> changes = new ArrayList<>();
        facts.configurations().forEach(c -> changes.add(Change.deleted(Subject.CLIENT_CONFIGURATION, c)));
        changes.add(Change.deleted(Subject.USER, facts.stored().get()));
        int count = facts.configurations().size();
        Warning warning = Warning.notice(
                Rule.CONFIGURATION_NO_LONGER_WORKS,
                Named.count(count, "client configuration")
                        + (count == 1 ? " goes with the user." : " go with the user."),
                count);
        return Judgement.accepted(changes, List.of(warning));
    }

    private static void checkKnown(String sipAddress, Facts facts, Violations found) {
        if (facts.stored().isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, "sipAddress", Missing.user(sipAddress));
        }
    }

    private static void checkForm(Draft draft, Violations found) {
        found.check(ValueForm.SIP_ADDRESS, "sipAddress", draft.sipAddress());
        found.check(ValueForm.EXTERNAL_ID, "externalId", draft.externalId());
        found.check(ValueForm.NAME, "displayName", draft.displayName());
    }

    private static void checkAddress(String address, String path, Facts facts, Violations found) {
        String key = Ids.key(address);
        if (facts.holders().stream().anyMatch(holder -> holder.key().equals(key))) {
            found.add(Rule.NAME_IS_UNIQUE, path, Echo.of(address) + " is the address of another user.");
        }
    }

    private static void checkExternalId(String id, Facts facts, Violations found) {
        Optional<String> key = Optional.of(Ids.key(id));
        facts.holders().stream()
                .filter(holder -> holder.externalId().map(Ids::key).equals(key))
                .findFirst()
                .ifPresent(holder -> found.add(
                        Rule.NAME_IS_UNIQUE,
                        "externalId",
                        Echo.of(id) + " is the external id of " + holder.sipAddress() + "."));
    }

    private static void checkPlacement(
            Draft draft, Optional<FrontEndPool> home, Optional<ChatPolicy> granted, Violations found) {
        if (draft.hosting() == Hosting.ONLINE && draft.home().isPresent()) {
            found.add(
                    Rule.HOSTING_MATCHES_HOME,
                    "home",
                    "A user hosted online is homed on no pool here, not on "
                            + Echo.of(draft.home().get()) + ".");
        }
        draft.home().ifPresent(fqdn -> checkHome("home", fqdn, home, found));
        draft.grantedPolicy().ifPresent(text -> checkGrant("grantedPolicy", text, granted, found));
    }

    private static void checkHome(String path, String fqdn, Optional<FrontEndPool> home, Violations found) {
        if (home.isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, path, Missing.frontEndPool(fqdn));
        }
    }

    private static void checkGrant(String path, String text, Optional<ChatPolicy> granted, Violations found) {
        boolean ofUsers = PolicyIdentity.parse(text)
                .map(identity -> identity.scope() == PolicyScope.USER)
                .orElse(true);
        if (!ofUsers) {
            found.add(
                    Rule.POLICY_IDENTITY_IS_VALID,
                    path,
                    Echo.of(text) + " applies by itself; only a policy Tag:<name> is granted to users.");
        } else if (granted.isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, path, Missing.policy(text));
        }
    }

    private static Optional<ChatPolicy> granted(Optional<String> policy, Topology topology) {
        return policy.map(PolicyIdentity::ofUsers).flatMap(topology::policy);
    }

    private static String keptAsWritten(User stored, Draft draft) {
        return stored.key().equals(Ids.key(draft.sipAddress())) ? stored.sipAddress() : draft.sipAddress();
    }

    private static Warning drift(User before, User after, Facts facts) {
        Topology topology = facts.topology();
        long stopped = facts.configurations().stream()
                .filter(c -> Drift.works(topology, before.placement(), c.client(), Ids.key(c.pool()))
                        && !Drift.works(topology, after.placement(), c.client(), Ids.key(c.pool())))
                .count();
        return Drift.warning(Math.toIntExact(stopped));
    }
}
