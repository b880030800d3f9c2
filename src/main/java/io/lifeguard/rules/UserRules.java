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

        /** A draft that changes nothing of the user. */
        public static Draft of(User user) {
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
        public Draft movedTo(Optional<String> pool) {
            Hosting after = pool.isPresent() ? Hosting.ON_PREMISES : hosting;
            return new Draft(sipAddress, externalId, displayName, enabled, after, pool, grantedPolicy);
        }

        public Draft disabled() {
            return new Draft(sipAddress, externalId, displayName, false, hosting, home, grantedPolicy);
        }

        public Draft granted(Optional<String> policy) {
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
        Optional<ChatPolicy> granted =
                draft.grantedPolicy().map(PolicyIdentity::ofUsers).flatMap(topology::policy);
        Violations found = new Violations();
        checkForm(draft, found);
        checkHeld(draft, facts, found);
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

    /** Gives the user another address. Its configurations stay: they belong to the user, not to the name. */
    public static Judgement rename(User stored, String to, Facts facts) {
        Draft same = Draft.of(stored);
        Violations found = new Violations();
        found.check(ValueForm.SIP_ADDRESS, "sipAddress", to);
        checkHeld(
                new Draft(
                        to, Optional.empty(), same.displayName(), true, same.hosting(), same.home(), Optional.empty()),
                facts,
                found);
        if (!found.isEmpty()) {
            return Judgement.refused(found.all());
        }
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

    /** Removes the user; its client configurations go with it, before it. */
    public static Judgement delete(User stored, Facts facts) {
        List<Change<?>> changes = new ArrayList<>();
        facts.configurations().forEach(c -> changes.add(Change.deleted(Subject.CLIENT_CONFIGURATION, c)));
        changes.add(Change.deleted(Subject.USER, stored));
        int count = facts.configurations().size();
        Warning warning = new Warning(
                Rule.CONFIGURATION_NO_LONGER_WORKS,
                count == 1
                        ? "1 client configuration goes with the user."
                        : count + " client configurations go with the user.",
                count);
        return Judgement.accepted(changes, List.of(warning));
    }

    /** The refusal of a write to a user that is not recorded. */
    public static Judgement missing(String sipAddress) {
        return Judgement.refused(Rule.REFERENCE_EXISTS, "sipAddress", Missing.user(sipAddress));
    }

    private static void checkForm(Draft draft, Violations found) {
        found.check(ValueForm.SIP_ADDRESS, "sipAddress", draft.sipAddress());
        found.check(ValueForm.EXTERNAL_ID, "externalId", draft.externalId());
        found.check(ValueForm.NAME, "displayName", draft.displayName());
    }

    private static void checkHeld(Draft draft, Facts facts, Violations found) {
        String key = Ids.key(draft.sipAddress());
        Optional<String> externalKey = draft.externalId().map(Ids::key);
        for (User holder : facts.holders()) {
            if (holder.key().equals(key)) {
                found.add(Rule.NAME_IS_UNIQUE, "sipAddress", holder.sipAddress() + " is the address of another user.");
            }
            if (externalKey.isPresent() && holder.externalId().map(Ids::key).equals(externalKey)) {
                found.add(
                        Rule.NAME_IS_UNIQUE,
                        "externalId",
                        Echo.of(externalKey.get()) + " is the external id of " + holder.sipAddress() + ".");
            }
        }
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
        if (draft.home().isPresent() && home.isEmpty()) {
            found.add(
                    Rule.REFERENCE_EXISTS,
                    "home",
                    Missing.frontEndPool(draft.home().get()));
        }
        draft.grantedPolicy().ifPresent(text -> checkGrant(text, granted, found));
    }

    private static void checkGrant(String text, Optional<ChatPolicy> granted, Violations found) {
        boolean ofUsers = PolicyIdentity.parse(text)
                .map(identity -> identity.scope() == PolicyScope.USER)
                .orElse(true);
        if (!ofUsers) {
            found.add(
                    Rule.POLICY_IDENTITY_IS_VALID,
                    "grantedPolicy",
                    Echo.of(text) + " applies by itself; only a policy Tag:<name> is granted to users.");
        } else if (granted.isEmpty()) {
            found.add(Rule.REFERENCE_EXISTS, "grantedPolicy", Missing.policy(text));
        }
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
