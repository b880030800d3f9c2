package io.lifeguard.rules.remedy;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.Standing;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import io.lifeguard.rules.eligibility.Eligibility.Verdict;
import io.lifeguard.rules.eligibility.EligibilityCase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All facts of an eligibility decision that a hypothesis or a remedy can change. Immutable: every change returns
 * another
 * situation. It names no user, so that one result serves all users in the same situation.
 *
 * @param policySwitches by policy key, the values of policies that differ from the recorded ones
 * @param recordedPolicy the effective policy of users with the placement, as recorded; kept because each decision needs it
 * @param configurations by legacy client, the FQDN of the chat pool that it is configured for
 */
public record Situation(
        Topology topology,
        Map<String, Boolean> policySwitches,
        Placement placement,
        EffectivePolicy recordedPolicy,
        Map<Client, String> configurations,
        Client client,
        ChatPool pool) {

    /** All that distinguishes a situation from others of the same topology. */
    public record Key(
            Placement placement,
            Map<String, Boolean> policySwitches,
            Map<Client, String> configurations,
            Client client,
            String pool) {}

    public Key key() {
        return new Key(placement, policySwitches, configurations, client, pool.key());
    }

    /** The situation as recorded. */
    public static Situation recorded(
            Topology topology, Placement placement, Map<Client, String> configurations, Client client, ChatPool pool) {
        return new Situation(
                topology, Map.of(), placement, topology.effectivePolicy(placement), configurations, client, pool);
    }

    /** This situation with the facts of a hypothesis. */
    public Situation assuming(Hypothesis hypothesis) {
        if (hypothesis.equals(Hypothesis.NOTHING)) {
            return this;
        }
        Situation placed = withPlacement(hypothesis.applyTo(placement));
        Situation switched =
                hypothesis.enabledByPolicy().map(placed::withPolicySwitched).orElse(placed);
        return hypothesis
                .configuredFor()
                .map(switched::withClientConfiguredFor)
                .orElse(hypothesis.notConfigured() ? switched.withClientNotConfigured() : switched);
    }

    public Verdict decide() {
        return Eligibility.decide(facts());
    }

    public EligibilityFacts facts() {
        return facts(configurationState());
    }

    /** The facts of a user in this situation whose client has another configuration state. */
    public EligibilityFacts facts(ConfigurationState configured) {
        Standing standing = new Standing(
                placement.enabled(),
                placement.hosting(),
                topology.home(placement).map(FrontEndPool::release),
                policy().enablePersistentChat(),
                configured);
        return new EligibilityFacts(standing, client, pool.release(), pool.state());
    }

    /** The case of a user in this situation. */
    public EligibilityCase caseOf(User user) {
        User placed = new User(
                user.sipAddress(),
                user.externalId(),
                user.displayName(),
                placement.enabled(),
                placement.hosting(),
                topology.home(placement),
                placement.grantedPolicy().map(topology.policies()::get),
                policy());
        return new EligibilityCase(placed, client, pool, Optional.ofNullable(configurations.get(client)));
    }

    /** The effective policy in this situation. */
    public EffectivePolicy policy() {
        if (policySwitches.isEmpty()) {
            return recordedPolicy;
        }
        Boolean switched = policySwitches.get(recordedPolicy.decidedBy().key());
        return switched == null ? recordedPolicy : new EffectivePolicy(switched, recordedPolicy.decidedBy());
    }

    Situation withUserEnabled() {
        return withPlacement(new Placement(true, placement.hosting(), placement.home(), placement.grantedPolicy()));
    }

    /** Moves the user to a front-end pool; a user hosted online becomes hosted on premises. */
    public Situation movedTo(FrontEndPool home) {
        return withPlacement(new Placement(
                placement.enabled(), Hosting.ON_PREMISES, Optional.of(home.key()), placement.grantedPolicy()));
    }

    /** @param policy empty to remove the user's own policy */
    Situation withGrantedPolicy(Optional<ChatPolicy> policy) {
        return withPlacement(
                new Placement(placement.enabled(), placement.hosting(), placement.home(), policy.map(ChatPolicy::key)));
    }

    /** Sets the switch of the policy that is effective here. */
    public Situation withPolicySwitched(boolean enablePersistentChat) {
        Map<String, Boolean> switches = new HashMap<>(policySwitches);
        switches.put(policy().decidedBy().key(), enablePersistentChat);
        return new Situation(topology, switches, placement, recordedPolicy, configurations, client, pool);
    }

    Situation withClientConfiguredFor(String fqdn) {
        Map<Client, String> changed = new HashMap<>(configurations);
        changed.put(client, fqdn);
        return new Situation(topology, policySwitches, placement, recordedPolicy, changed, client, pool);
    }

    Situation withClient(Client other) {
        return new Situation(topology, policySwitches, placement, recordedPolicy, configurations, other, pool);
    }

    public Situation withPool(ChatPool other) {
        return new Situation(topology, policySwitches, placement, recordedPolicy, configurations, client, other);
    }

    private Situation withClientNotConfigured() {
        Map<Client, String> changed = new HashMap<>(configurations);
        changed.remove(client);
        return new Situation(topology, policySwitches, placement, recordedPolicy, changed, client, pool);
    }

    private Situation withPlacement(Placement other) {
        return new Situation(
                topology, policySwitches, other, topology.effectivePolicy(other), configurations, client, pool);
    }

    private ConfigurationState configurationState() {
        return Optional.ofNullable(configurations.get(client))
                .map(fqdn -> ConfigurationState.of(fqdn, pool))
                .orElse(ConfigurationState.FOR_NO_POOL);
    }
}
