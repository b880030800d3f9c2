package io.lifeguard.rules.remedy;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The options for each kind of change in one situation. Values that lead to the same decision share one option; the
 * current
 * value is not an option.
 */
final class RemedyOptions {
    private final Situation start;
    private final Topology topology;
    private final Map<RemedyKind, List<RemedyOption>> independentOptions = new LinkedHashMap<>();

    RemedyOptions(Situation start) {
        this.start = start;
        topology = start.topology();
    }

    /**
     * @param situation the start situation after the changes in {@code made}
     */
    List<RemedyOption> of(RemedyKind kind, Situation situation, List<RemedyOption> made) {
        return switch (kind) {
            case SWITCH_POLICY -> List.of(policySwitch(situation, made));
            case REPOINT_CLIENT -> List.of(repointing(situation, made));
            default -> independentOptions.computeIfAbsent(kind, this::independent);
        };
    }

    private List<RemedyOption> independent(RemedyKind kind) {
        return switch (kind) {
            case ENABLE_USER -> List.of(RemedyOption.withoutValue(kind, Situation::withUserEnabled));
            case HOME_USER -> homes();
            case GRANT_POLICY -> grants();
            case USE_CLIENT -> clients();
            case USE_POOL -> pools();
            default -> throw new IllegalArgumentException(kind + " depends on the other changes");
        };
    }

    /** Front-end pools by release, by the policy of their site, and by whether that site is the current one. */
    private List<RemedyOption> homes() {
        Optional<String> current = start.placement().home();
        Optional<String> site = topology.home(start.placement()).map(FrontEndPool::siteKey);
        Comparator<FrontEndPool> sameSiteFirst =
                Comparator.comparing(pool -> !site.equals(Optional.of(pool.siteKey())));
        return options(
                RemedyKind.HOME_USER,
                topology.frontEndPools().values().stream()
                        .filter(pool -> !current.equals(Optional.of(pool.key())))
                        .sorted(sameSiteFirst.thenComparing(FrontEndPool::key))
                        .toList(),
                pool -> pool.release() + " " + policyOf(pool) + " " + site.equals(Optional.of(pool.siteKey())),
                FrontEndPool::fqdn,
                (situation, fqdn) ->
                        situation.movedTo(topology.frontEndPool(fqdn).orElseThrow()));
    }

    private String policyOf(FrontEndPool pool) {
        return topology.policyOfSite(pool.site())
                .map(policy -> String.valueOf(policy.enablePersistentChat()))
                .orElse("");
    }

    private List<RemedyOption> grants() {
        Optional<String> current = start.placement().grantedPolicy();
        List<RemedyOption> grants = new ArrayList<>();
        if (current.isPresent()) {
            grants.add(RemedyOption.withoutValue(
                    RemedyKind.GRANT_POLICY, situation -> situation.withGrantedPolicy(Optional.empty())));
        }
        grants.addAll(options(
                RemedyKind.GRANT_POLICY,
                topology.policies().values().stream()
                        .filter(policy -> policy.scope() == PolicyScope.USER)
                        .filter(policy -> !current.equals(Optional.of(policy.key())))
                        .sorted(Comparator.comparing(ChatPolicy::key))
                        .toList(),
                policy -> String.valueOf(policy.enablePersistentChat()),
                policy -> policy.identity().written(),
                (situation, identity) -> situation.withGrantedPolicy(
                        Optional.ofNullable(topology.policies().get(Ids.key(identity))))));
        return grants;
    }

    private List<RemedyOption> clients() {
        return Client.withChat().stream()
                .filter(client -> client != start.client())
                .map(client -> RemedyOption.ofValue(
                        RemedyKind.USE_CLIENT, client.name(), client.name(), situation -> situation.withClient(client)))
                .toList();
    }

    /** Chat pools in service by release and by the clients configured for them. */
    private List<RemedyOption> pools() {
        Optional<String> target =
                topology.migration(start.pool().fqdn()).map(Migration::target).map(Ids::key);
        Comparator<ChatPool> bestFirst = Comparator.<ChatPool, Boolean>comparing(
                        pool -> !target.equals(Optional.of(pool.key())))
                .thenComparing(pool -> pool.release() != start.pool().release())
                .thenComparing(ChatPool::release, Comparator.reverseOrder());
        return options(
                RemedyKind.USE_POOL,
                topology.chatPools().values().stream()
                        .filter(pool -> pool.isInService()
                                && !pool.key().equals(start.pool().key()))
                        .sorted(bestFirst.thenComparing(ChatPool::key))
                        .toList(),
                pool -> pool.release() + " " + configuredFor(pool),
                ChatPool::fqdn,
                (situation, fqdn) -> situation.withPool(topology.chatPool(fqdn).orElseThrow()));
    }

    private List<Client> configuredFor(ChatPool pool) {
        return start.configurations().entrySet().stream()
                .filter(entry -> Ids.key(entry.getValue()).equals(pool.key()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Switches the effective policy on; which policy that is may follow from a granted policy or from a new home. */
    private RemedyOption policySwitch(Situation situation, List<RemedyOption> made) {
        PolicyIdentity effective = situation.policy().decidedBy();
        boolean granted = effective.scope() == PolicyScope.USER && has(RemedyKind.GRANT_POLICY, made);
        boolean fromHome =
                effective.scope() == PolicyScope.SITE && has(RemedyKind.HOME_USER, made) && !isOfCurrentSite(effective);
        String follows =
                granted ? RemedyOption.follows(RemedyKind.GRANT_POLICY) : RemedyOption.follows(RemedyKind.HOME_USER);
        return RemedyOption.ofValue(
                RemedyKind.SWITCH_POLICY,
                granted || fromHome ? follows : effective.key(),
                effective.written(),
                changed -> changed.withPolicySwitched(true));
    }

    private static RemedyOption repointing(Situation situation, List<RemedyOption> made) {
        String follows = has(RemedyKind.USE_POOL, made) ? RemedyOption.follows(RemedyKind.USE_POOL) : "";
        return RemedyOption.ofValue(
                RemedyKind.REPOINT_CLIENT,
                situation.client() + " " + follows,
                situation.pool().fqdn(),
                changed -> changed.withClientConfiguredFor(changed.pool().fqdn()));
    }

    private boolean isOfCurrentSite(PolicyIdentity policy) {
        return topology.home(start.placement())
                .map(FrontEndPool::siteKey)
                .filter(policy.nameKey()::equals)
                .isPresent();
    }

    private static boolean has(RemedyKind kind, List<RemedyOption> made) {
        return made.stream().anyMatch(option -> option.kind() == kind);
    }

    /** Groups candidates by variant, each group in the order of the candidates. */
    private static <T> List<RemedyOption> options(
            RemedyKind kind,
            List<T> candidates,
            Function<T, String> variant,
            Function<T, String> id,
            RemedyOption.SituationChange change) {
        Map<String, List<RemedyOption.OptionValue>> byVariant = new LinkedHashMap<>();
        for (int rank = 0; rank < candidates.size(); rank++) {
            T candidate = candidates.get(rank);
            byVariant
                    .computeIfAbsent(variant.apply(candidate), v -> new ArrayList<>())
                    .add(new RemedyOption.OptionValue(id.apply(candidate), rank));
        }
        return byVariant.entrySet().stream()
                .map(entry -> new RemedyOption(kind, entry.getKey(), entry.getValue(), change))
                .toList();
    }
}
