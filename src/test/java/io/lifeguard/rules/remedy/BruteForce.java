package io.lifeguard.rules.remedy;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All minimal sets of concrete changes that turn a refusal, found by trying every set of them. */
final class BruteForce {
    private final Map<EligibilityFacts, Boolean> decided = new HashMap<>();

    /** The changed facts, each under what is written of the change; nothing written where the fact is as it was. */
    private record Fact<T>(String change, T value) {}

    /** Sets of changes such as {@code HOME_USER fe.contoso.com}, none of which holds another. */
    Set<Set<String>> minimal(Situation start) {
        List<Set<String>> found = new ArrayList<>();
        for (Fact<Boolean> enabled : enabling(start)) {
            for (Fact<Placement> home : homes(start)) {
                for (Fact<Optional<String>> grant : grants(start)) {
                    for (Fact<Map<String, Boolean>> switched : switches(start)) {
                        Placement placement = new Placement(
                                enabled.value(),
                                home.value().hosting(),
                                home.value().home(),
                                grant.value());
                        Set<String> changes = written(enabled, home, grant, switched);
                        ask(start, placement, switched.value(), changes, found);
                    }
                }
            }
        }
        found.sort(Comparator.comparingInt(Set::size));
        Set<Set<String>> minimal = new HashSet<>();
        found.stream()
                .filter(set -> minimal.stream().noneMatch(set::containsAll))
                .forEach(minimal::add);
        return minimal;
    }

    /** With every client and chat pool, and with the client re-pointed at the chat pool and not. */
    private void ask(
            Situation start,
            Placement placement,
            Map<String, Boolean> switched,
            Set<String> changes,
            List<Set<String>> found) {
        for (Client client : Client.values()) {
            start.topology().chatPools().values().forEach(pool -> {
                Situation asked = new Situation(
                        start.topology(),
                        switched,
                        placement,
                        start.topology().effectivePolicy(placement),
                        start.configurations(),
                        client,
                        pool);
                Set<String> more = new TreeSet<>(changes);
                if (client != start.client()) {
                    more.add("USE_CLIENT " + client);
                }
                if (!pool.key().equals(start.pool().key())) {
                    more.add("USE_POOL " + pool.fqdn());
                }
                if (isEligible(asked)) {
                    found.add(more);
                }
                if (client.isLegacy() && start.configurations().containsKey(client)) {
                    Set<String> repointed = new TreeSet<>(more);
                    repointed.add("REPOINT_CLIENT " + client + " " + pool.fqdn());
                    if (isEligible(asked.withClientConfiguredFor(pool.fqdn()))) {
                        found.add(repointed);
                    }
                }
            });
        }
    }

    private boolean isEligible(Situation situation) {
        return decided.computeIfAbsent(
                situation.facts(), q -> Eligibility.decide(q).eligible());
    }

    private static Set<String> written(Fact<?>... facts) {
        Set<String> written = new TreeSet<>();
        Stream.of(facts).map(Fact::change).filter(change -> !change.isEmpty()).forEach(written::add);
        return written;
    }

    private static List<Fact<Boolean>> enabling(Situation start) {
        boolean enabled = start.placement().enabled();
        return enabled
                ? List.of(new Fact<>("", true))
                : List.of(new Fact<>("", false), new Fact<>("ENABLE_USER", true));
    }

    private static List<Fact<Placement>> homes(Situation start) {
        List<Fact<Placement>> homes = new ArrayList<>();
        homes.add(new Fact<>("", start.placement()));
        for (FrontEndPool pool : start.topology().frontEndPools().values()) {
            homes.add(new Fact<>(
                    "HOME_USER " + pool.fqdn(),
                    new Placement(true, Hosting.ON_PREMISES, Optional.of(pool.key()), Optional.empty())));
        }
        return homes;
    }

    private static List<Fact<Optional<String>>> grants(Situation start) {
        List<Fact<Optional<String>>> grants = new ArrayList<>();
        grants.add(new Fact<>("", start.placement().grantedPolicy()));
        grants.add(new Fact<>("GRANT_POLICY", Optional.empty()));
        for (ChatPolicy policy : start.topology().policies().values()) {
            if (policy.scope() == PolicyScope.USER) {
                grants.add(new Fact<>("GRANT_POLICY " + policy.identity(), Optional.of(policy.key())));
            }
        }
        return grants;
    }

    private static List<Fact<Map<String, Boolean>>> switches(Situation start) {
        List<Fact<Map<String, Boolean>>> switches = new ArrayList<>();
        switches.add(new Fact<>("", start.policySwitches()));
        Topology topology = start.topology();
        topology.policies().values().stream()
                .map(ChatPolicy::identity)
                .map(PolicyIdentity::written)
                .forEach(identity -> {
                    Map<String, Boolean> switched = new HashMap<>(start.policySwitches());
                    switched.put(PolicyIdentity.parse(identity).orElseThrow().key(), true);
                    switches.add(new Fact<>("SWITCH_POLICY " + identity, switched));
                });
        return switches;
    }
}
