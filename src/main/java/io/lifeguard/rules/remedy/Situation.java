package io.lifeguard.rules.remedy;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserStatus;
import io.lifeguard.model.user.UserStatus.ConfigurationState;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.EligibilityCase;
import io.lifeguard.rules.eligibility.EligibilityFacts;
import io.lifeguard.rules.eligibility.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that can be changed about a question: where somebody is placed, how policies are switched, what the clients are
 * configured for, which client and chat pool are asked about. Immutable; a change gives another one. It names no user, so
 * that one answer serves all who are in it.
 *
 * @param switched policies that are supposed to say something else than recorded, by key
 * @param configured legacy client to the FQDN of the chat pool that it is configured for
 */
public record Situation(
        Topology topology,
        Map<String, Boolean> switched,
        Placement placement,
        Map<Client, String> configured,
        Client client,
        ChatPool pool) {

    /** As it is recorded. */
    public static Situation recorded(
            Topology topology, Placement placement, Map<Client, String> configured, Client client, ChatPool pool) {
        return new Situation(topology, Map.of(), placement, configured, client, pool);
    }

    /** The same with some facts supposed. */
    public Situation assuming(Hypothesis supposed) {
        if (supposed.equals(Hypothesis.NOTHING)) {
            return this;
        }
        Situation placed = withPlacement(supposed.applyTo(placement));
        Situation decided = supposed.enabledByPolicy().map(placed::switched).orElse(placed);
        return supposed.configuredFor()
                .map(decided::withClientConfiguredFor)
                .orElse(supposed.notConfigured() ? decided.withClientNotConfigured() : decided);
    }

    public Verdict decide() {
        return Eligibility.decide(facts());
    }

    public EligibilityFacts facts() {
        return facts(configuration());
    }

    /** The question of somebody in this situation whose client is configured so. */
    public EligibilityFacts facts(ConfigurationState configuration) {
        return new EligibilityFacts(standing(configuration), client, pool.release(), pool.state());
    }

    /** The case of a certain user in this situation, for the sentences. */
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
        return new EligibilityCase(placed, client, pool, Optional.ofNullable(configured.get(client)));
    }

    private UserStatus standing(ConfigurationState configuration) {
        return new UserStatus(
                placement.enabled(),
                placement.hosting(),
                topology.home(placement).map(FrontEndPool::release),
                policy().enablePersistentChat(),
                configuration);
    }

    public EffectivePolicy policy() {
        EffectivePolicy recorded = topology.effectivePolicy(placement);
        Boolean supposed = switched.get(recorded.decidedBy().key());
        return supposed == null ? recorded : new EffectivePolicy(supposed, recorded.decidedBy());
    }

    Situation withUserEnabled() {
        return withPlacement(new Placement(true, placement.hosting(), placement.home(), placement.grantedPolicy()));
    }

    /** Moved; from online onto premises too. */
    public Situation movedTo(FrontEndPool home) {
        return withPlacement(new Placement(
                placement.enabled(), Hosting.ON_PREMISES, Optional.of(home.key()), placement.grantedPolicy()));
    }

    /** @param policy empty to inherit again */
    Situation withGrantedPolicy(Optional<ChatPolicy> policy) {
        return withPlacement(
                new Placement(placement.enabled(), placement.hosting(), placement.home(), policy.map(ChatPolicy::key)));
    }

    /** With the policy that decides here saying so. */
    public Situation switched(boolean enables) {
        Map<String, Boolean> more = new HashMap<>(switched);
        more.put(policy().decidedBy().key(), enables);
        return new Situation(topology, more, placement, configured, client, pool);
    }

    Situation withClientConfiguredFor(String fqdn) {
        Map<Client, String> repointed = new HashMap<>(configured);
        repointed.put(client, fqdn);
        return new Situation(topology, switched, placement, repointed, client, pool);
    }

    Situation withClient(Client other) {
        return new Situation(topology, switched, placement, configured, other, pool);
    }

    public Situation withPool(ChatPool other) {
        return new Situation(topology, switched, placement, configured, client, other);
    }

    private Situation withClientNotConfigured() {
        Map<Client, String> removed = new HashMap<>(configured);
        removed.remove(client);
        return new Situation(topology, switched, placement, removed, client, pool);
    }

    private Situation withPlacement(Placement other) {
        return new Situation(topology, switched, other, configured, client, pool);
    }

    private ConfigurationState configuration() {
        String fqdn = configured.get(client);
        if (fqdn == null) {
            return ConfigurationState.FOR_NO_POOL;
        }
        return Ids.key(fqdn).equals(pool.key())
                ? ConfigurationState.FOR_THIS_POOL
                : ConfigurationState.FOR_ANOTHER_POOL;
    }
}
