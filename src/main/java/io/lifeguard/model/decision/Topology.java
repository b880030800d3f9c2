package io.lifeguard.model.decision;

import io.lifeguard.model.Ids;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.migration.MigrationPhase;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.Standing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The front-end pools, chat pools, policies and migrations of an organisation, by key. Immutable: every change returns
 * another topology.
 *
 * @param migrations by key of the source
 */
public record Topology(
        Map<String, FrontEndPool> frontEndPools,
        Map<String, ChatPool> chatPools,
        Map<String, ChatPolicy> policies,
        Map<String, Migration> migrations) {

    private static final String GLOBAL = PolicyIdentity.GLOBAL.key();

    /** @throws IllegalArgumentException if the global policy is missing */
    public Topology {
        if (!policies.containsKey(GLOBAL)) {
            throw new IllegalArgumentException("the global policy always exists");
        }
    }

    public static Topology of(
            Collection<FrontEndPool> frontEndPools,
            Collection<ChatPool> chatPools,
            Collection<ChatPolicy> policies,
            Collection<Migration> migrations) {
        Map<String, FrontEndPool> byFqdn = new LinkedHashMap<>();
        frontEndPools.forEach(p -> byFqdn.put(p.key(), p));
        Map<String, ChatPool> chatByFqdn = new LinkedHashMap<>();
        chatPools.forEach(p -> chatByFqdn.put(p.key(), p));
        Map<String, ChatPolicy> byIdentity = new LinkedHashMap<>();
        policies.forEach(p -> byIdentity.put(p.key(), p));
        Map<String, Migration> bySource = new LinkedHashMap<>();
        migrations.forEach(m -> bySource.put(m.key(), m));
        return new Topology(byFqdn, chatByFqdn, byIdentity, bySource);
    }

    public Optional<FrontEndPool> frontEndPool(String fqdn) {
        return Optional.ofNullable(frontEndPools.get(Ids.key(fqdn)));
    }

    public Optional<ChatPool> chatPool(String fqdn) {
        return Optional.ofNullable(chatPools.get(Ids.key(fqdn)));
    }

    public Optional<ChatPolicy> policy(PolicyIdentity identity) {
        return Optional.ofNullable(policies.get(identity.key()));
    }

    /** The migration of a source. */
    public Optional<Migration> migration(String source) {
        return Optional.ofNullable(migrations.get(Ids.key(source)));
    }

    public MigrationPhase phase() {
        return MigrationPhase.of(chatPools.values());
    }

    /** Whether legacy chat pools were migrated and only Lync 2013 chat pools are in service now. */
    public boolean isMigrationOver() {
        return phase() == MigrationPhase.MIGRATED
                || (phase() == MigrationPhase.COMPLETE
                        && chatPools.values().stream().anyMatch(p -> p.release().isLegacy()));
    }

    public Optional<ChatPolicy> policyOfSite(String site) {
        return policy(PolicyIdentity.ofSite(site));
    }

    /** Whether some front-end pool is in the site. */
    public boolean hasSite(String site) {
        String key = Ids.key(site);
        return frontEndPools.values().stream().anyMatch(p -> p.siteKey().equals(key));
    }

    public EffectivePolicy effectivePolicy(Optional<FrontEndPool> home, Optional<ChatPolicy> granted) {
        ChatPolicy global = Objects.requireNonNull(policies.get(GLOBAL));
        return EffectivePolicy.of(granted, home.flatMap(h -> policyOfSite(h.site())), global);
    }

    /** The effective policy of users with this placement. */
    public EffectivePolicy effectivePolicy(Placement placement) {
        return effectivePolicy(home(placement), placement.grantedPolicy().map(policies::get));
    }

    /** The standing of users with this placement. */
    public Standing standing(Placement placement, Standing.ConfigurationState configured) {
        return new Standing(
                placement.enabled(),
                placement.hosting(),
                home(placement).map(FrontEndPool::release),
                effectivePolicy(placement).enablePersistentChat(),
                configured);
    }

    public Topology with(FrontEndPool pool) {
        Map<String, FrontEndPool> changed = replaced(frontEndPools, pool.key(), pool);
        Map<String, ChatPool> rehomed = new LinkedHashMap<>(chatPools);
        rehomed.replaceAll((key, chatPool) -> chatPool.withUpdatedHome(pool));
        return new Topology(changed, rehomed, policies, migrations);
    }

    public Topology with(ChatPool pool) {
        return new Topology(frontEndPools, replaced(chatPools, pool.key(), pool), policies, migrations);
    }

    public Topology with(ChatPolicy policy) {
        return new Topology(frontEndPools, chatPools, replaced(policies, policy.key(), policy), migrations);
    }

    public Topology without(FrontEndPool pool) {
        return new Topology(removed(frontEndPools, pool.key()), chatPools, policies, migrations);
    }

    public Topology without(ChatPool pool) {
        return new Topology(frontEndPools, removed(chatPools, pool.key()), policies, migrations);
    }

    public Topology without(ChatPolicy policy) {
        return new Topology(frontEndPools, chatPools, removed(policies, policy.key()), migrations);
    }

    public Topology with(Migration migration) {
        return new Topology(frontEndPools, chatPools, policies, replaced(migrations, migration.key(), migration));
    }

    public Topology without(Migration migration) {
        return new Topology(frontEndPools, chatPools, policies, removed(migrations, migration.key()));
    }

    /** The home of users with this placement; also empty if the front-end pool is not recorded. */
    public Optional<FrontEndPool> home(Placement placement) {
        return placement.home().map(frontEndPools::get);
    }

    private static <T> Map<String, T> replaced(Map<String, T> map, String key, T value) {
        Map<String, T> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <T> Map<String, T> removed(Map<String, T> map, String key) {
        Map<String, T> copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return copy;
    }
}
