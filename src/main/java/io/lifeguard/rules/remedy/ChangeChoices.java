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
final class ChangeChoices {
    private final Situation start;
    private final Topology topology;
    private final Map<RemedyKind, List<ChangeChoice>> known = new LinkedHashMap<>();

    ChangeChoices(Situation start) {
        this.start = start;
        topology = start.topology();
    }

    /**
     * @param situation the start with some changes made
     * @param made those changes
     */
    List<ChangeChoice> of(RemedyKind kind, Situation situation, List<ChangeChoice> made) {
        return switch (kind) {
            case SWITCH_POLICY -> List.of(switching(situation, made));
            case REPOINT_CLIENT -> List.of(repointing(situation, made));
            default -> known.computeIfAbsent(kind, this::independent);
        };
    }

    private List<ChangeChoice> independent(RemedyKind kind) {
        return switch (kind) {
            case ENABLE_USER -> List.of(ChangeChoice.without(kind, Situation::enabled));
            case HOME_USER -> homes();
            case GRANT_POLICY -> grants();
            case USE_CLIENT -> clients();
            case USE_POOL -> pools();
            default -> throw new IllegalArgumentException(kind + " depends on what else is changed");
        };
    }

    /** Front-end pools by release and by what the policy of their site says; apart, those whose site's policy decides now. */
    private List<ChangeChoice> homes() {
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
                        situation.homedOn(topology.frontEndPool(fqdn).orElseThrow()));
    }

    private String policyOf(FrontEndPool pool) {
        return topology.policyOfSite(pool.site())
                .map(policy -> String.valueOf(policy.enablePersistentChat()))
                .orElse("");
    }

    private List<ChangeChoice> grants() {
        Optional<String> present = start.placement().grantedPolicy();
        List<ChangeChoice> grants = new ArrayList<>();
        if (present.isPresent()) {
            grants.add(ChangeChoice.without(RemedyKind.GRANT_POLICY, situation -> situation.granted(Optional.empty())));
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
                (situation, identity) -> situation.granted(
                        Optional.ofNullable(topology.policies().get(Ids.key(identity))))));
        return grants;
    }

    private List<ChangeChoice> clients() {
        return Client.withChat().stream()
                .filter(client -> client != start.client())
                .map(client -> ChangeChoice.only(
                        RemedyKind.USE_CLIENT, client.name(), client.name(), situation -> situation.using(client)))
                .toList();
    }

    /** Chat pools in service by release and by the clients that are configured for them. */
    private List<ChangeChoice> pools() {
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
                (situation, fqdn) -> situation.at(topology.chatPool(fqdn).orElseThrow()));
    }

    private List<Client> configuredFor(ChatPool pool) {
        return start.configured().entrySet().stream()
                .filter(entry -> Ids.key(entry.getValue()).equals(pool.key()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The policy that decides in the situation: which one may follow from the policy that was granted, or from the home. */
    private ChangeChoice switching(Situation situation, List<ChangeChoice> made) {
        PolicyIdentity decides = situation.policy().decidedBy();
        boolean granted = decides.scope() == PolicyScope.USER && has(RemedyKind.GRANT_POLICY, made);
        boolean ofHome =
                decides.scope() == PolicyScope.SITE && has(RemedyKind.HOME_USER, made) && !isOfPresentSite(decides);
        String follows =
                granted ? ChangeChoice.follows(RemedyKind.GRANT_POLICY) : ChangeChoice.follows(RemedyKind.HOME_USER);
        return ChangeChoice.only(
                RemedyKind.SWITCH_POLICY,
                granted || ofHome ? follows : decides.key(),
                decides.written(),
                changed -> changed.switched(true));
    }

    private static ChangeChoice repointing(Situation situation, List<ChangeChoice> made) {
        String follows = has(RemedyKind.USE_POOL, made) ? ChangeChoice.follows(RemedyKind.USE_POOL) : "";
        return ChangeChoice.only(
                RemedyKind.REPOINT_CLIENT,
                situation.client() + " " + follows,
                situation.pool().fqdn(),
                changed -> changed.configuredFor(changed.pool().fqdn()));
    }

    private boolean isOfPresentSite(PolicyIdentity policy) {
        return topology.home(start.placement())
                .map(FrontEndPool::siteKey)
                .filter(policy.nameKey()::equals)
                .isPresent();
    }

    private static boolean has(RemedyKind kind, List<ChangeChoice> made) {
        return made.stream().anyMatch(choice -> choice.kind() == kind);
    }

    /** Things by sort, each sort in the order in which the things come. */
    private static <T> List<ChangeChoice> sorted(
            RemedyKind kind,
            List<T> things,
            Function<T, String> sort,
            Function<T, String> id,
            ChangeChoice.ChangedFact change) {
        Map<String, List<ChangeChoice.ChoiceValue>> bySort = new LinkedHashMap<>();
        for (int rank = 0; rank < things.size(); rank++) {
            T thing = things.get(rank);
            bySort.computeIfAbsent(sort.apply(thing), s -> new ArrayList<>())
                    .add(new ChangeChoice.ChoiceValue(id.apply(thing), rank));
        }
        return bySort.entrySet().stream()
                .map(entry -> new ChangeChoice(kind, entry.getKey(), entry.getValue(), change))
                .toList();
    }
}
