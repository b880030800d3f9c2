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
 * What can be chosen in one situation for each kind of change, values that no decision tells apart in one choice. What
 * stands already is not among them.
 */
final class RemedyOptions {
    private final Situation start;
    private final Topology topology;
    private final Map<RemedyKind, List<RemedyOption>> known = new LinkedHashMap<>();

    RemedyOptions(Situation start) {
        this.start = start;
        topology = start.topology();
    }

    /**
     * @param situation the start with some changes made
     * @param made those changes
     */
    List<RemedyOption> of(RemedyKind kind, Situation situation, List<RemedyOption> made) {
        return switch (kind) {
            case SWITCH_POLICY -> List.of(switching(situation, made));
            case REPOINT_CLIENT -> List.of(repointing(situation, made));
            default -> known.computeIfAbsent(kind, this::independent);
        };
    }

    private List<RemedyOption> independent(RemedyKind kind) {
        return switch (kind) {
            case ENABLE_USER -> List.of(RemedyOption.without(kind, Situation::withUserEnabled));
            case HOME_USER -> homes();
            case GRANT_POLICY -> grants();
            case USE_CLIENT -> clients();
            case USE_POOL -> pools();
            default -> throw new IllegalArgumentException(kind + " depends on what else is changed");
        };
    }

    /** Front-end pools by release and by what the policy of their site says; apart, those whose site's policy decides now. */
    private List<RemedyOption> homes() {
        Optional<String> present = start.placement().home();
        Optional<String> site = topology.home(start.placement()).map(FrontEndPool::siteKey);
        Comparator<FrontEndPool> nearest = Comparator.comparing(pool -> !site.equals(Optional.of(pool.siteKey())));
        return sorted(
                RemedyKind.HOME_USER,
                topology.frontEndPools().values().stream()
                        .filter(pool -> !present.equals(Optional.of(pool.key())))
                        .sorted(nearest.thenComparing(FrontEndPool::key))
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
        Optional<String> present = start.placement().grantedPolicy();
        List<RemedyOption> grants = new ArrayList<>();
        if (present.isPresent()) {
            grants.add(RemedyOption.without(
                    RemedyKind.GRANT_POLICY, situation -> situation.withGrantedPolicy(Optional.empty())));
        }
        grants.addAll(sorted(
                RemedyKind.GRANT_POLICY,
                topology.policies().values().stream()
                        .filter(policy -> policy.scope() == PolicyScope.USER)
                        .filter(policy -> !present.equals(Optional.of(policy.key())))
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
                .map(client -> RemedyOption.only(
                        RemedyKind.USE_CLIENT, client.name(), client.name(), situation -> situation.withClient(client)))
                .toList();
    }

    /** Chat pools in service by release and by the clients that are configured for them. */
    private List<RemedyOption> pools() {
        Optional<String> target =
                topology.migration(start.pool().fqdn()).map(Migration::target).map(Ids::key);
        Comparator<ChatPool> best = Comparator.<ChatPool, Boolean>comparing(
                        pool -> !target.equals(Optional.of(pool.key())))
                .thenComparing(pool -> pool.release() != start.pool().release())
                .thenComparing(ChatPool::release, Comparator.reverseOrder());
        return sorted(
                RemedyKind.USE_POOL,
                topology.chatPools().values().stream()
                        .filter(pool -> pool.isInService()
                                && !pool.key().equals(start.pool().key()))
                        .sorted(best.thenComparing(ChatPool::key))
                        .toList(),
                pool -> pool.release() + " " + configuredFor(pool),
                ChatPool::fqdn,
                (situation, fqdn) -> situation.withPool(topology.chatPool(fqdn).orElseThrow()));
    }

    private List<Client> configuredFor(ChatPool pool) {
        return start.configured().entrySet().stream()
                .filter(entry -> Ids.key(entry.getValue()).equals(pool.key()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The policy that decides in the situation: which one may follow from the policy that was granted, or from the home. */
    private RemedyOption switching(Situation situation, List<RemedyOption> made) {
        PolicyIdentity decides = situation.policy().decidedBy();
        boolean granted = decides.scope() == PolicyScope.USER && has(RemedyKind.GRANT_POLICY, made);
        boolean ofHome =
                decides.scope() == PolicyScope.SITE && has(RemedyKind.HOME_USER, made) && !isOfPresentSite(decides);
        String follows =
                granted ? RemedyOption.follows(RemedyKind.GRANT_POLICY) : RemedyOption.follows(RemedyKind.HOME_USER);
        return RemedyOption.only(
                RemedyKind.SWITCH_POLICY,
                granted || ofHome ? follows : decides.key(),
                decides.written(),
                changed -> changed.switched(true));
    }

    private static RemedyOption repointing(Situation situation, List<RemedyOption> made) {
        String follows = has(RemedyKind.USE_POOL, made) ? RemedyOption.follows(RemedyKind.USE_POOL) : "";
        return RemedyOption.only(
                RemedyKind.REPOINT_CLIENT,
                situation.client() + " " + follows,
                situation.pool().fqdn(),
                changed -> changed.withClientConfiguredFor(changed.pool().fqdn()));
    }

    private boolean isOfPresentSite(PolicyIdentity policy) {
        return topology.home(start.placement())
                .map(FrontEndPool::siteKey)
                .filter(policy.nameKey()::equals)
                .isPresent();
    }

    private static boolean has(RemedyKind kind, List<RemedyOption> made) {
        return made.stream().anyMatch(choice -> choice.kind() == kind);
    }

    /** Things by sort, each sort in the order in which the things come. */
    private static <T> List<RemedyOption> sorted(
            RemedyKind kind,
            List<T> things,
            Function<T, String> sort,
            Function<T, String> id,
            RemedyOption.SituationChange change) {
        Map<String, List<RemedyOption.OptionValue>> bySort = new LinkedHashMap<>();
        for (int rank = 0; rank < things.size(); rank++) {
            T thing = things.get(rank);
            bySort.computeIfAbsent(sort.apply(thing), s -> new ArrayList<>())
                    .add(new RemedyOption.OptionValue(id.apply(thing), rank));
        }
        return bySort.entrySet().stream()
                .map(entry -> new RemedyOption(kind, entry.getKey(), entry.getValue(), change))
                .toList();
    }
}
