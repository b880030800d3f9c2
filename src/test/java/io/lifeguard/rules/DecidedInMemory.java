package io.lifeguard.rules;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.eligibility.EligibilityCase;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers the questions of a {@link Scenario} by the pure function, from maps instead of a database. */
final class DecidedInMemory {
    private static final ChatPolicy GLOBAL_AT_THE_START =
            new ChatPolicy(PolicyIdentity.GLOBAL, false, Optional.empty());

    private final Map<String, FrontEndPool> frontEndPools;
    private final Map<String, ChatPolicy> policies;
    private final Map<String, ChatPool> chatPools;
    private final Map<String, User> users;
    private final List<Scenario.ConfiguredClient> configurations;

    DecidedInMemory(Scenario.Organisation organisation) {
        frontEndPools = byKey(
                organisation.frontEndPools().stream()
                        .map(p -> new FrontEndPool(p.fqdn(), p.release(), p.site()))
                        .toList(),
                FrontEndPool::key);
        policies = byKey(
                organisation.policies().stream().map(DecidedInMemory::policy).toList(), ChatPolicy::key);
        chatPools = byKey(organisation.chatPools().stream().map(this::chatPool).toList(), ChatPool::key);
        users = byKey(organisation.users().stream().map(this::user).toList(), User::key);
        configurations = organisation.clientConfigurations();
    }

    Decision decide(String user, Client client, String pool) {
        return new EligibilityCase(
                        existing(users, Ids.sipAddress(user)),
                        client,
                        existing(chatPools, pool),
                        configuredFor(user, client, pool))
                .decide();
    }

    /** The pool that this client of the user is configured for: the one that is asked about, if there are several. */
    private Optional<String> configuredFor(String user, Client client, String asked) {
        List<String> pools = configurations.stream()
                .filter(c -> same(Ids.sipAddress(c.user()), Ids.sipAddress(user)) && c.client() == client)
                .map(Scenario.ConfiguredClient::pool)
                .toList();
        return pools.stream().filter(p -> same(p, asked)).findFirst().or(() -> pools.stream()
                .findFirst());
    }

    private static ChatPolicy policy(Scenario.ChatPolicyInput input) {
        return new ChatPolicy(
                PolicyIdentity.parse(input.identity()).orElseThrow(), input.enablePersistentChat(), Optional.empty());
    }

    private ChatPool chatPool(Scenario.ChatPoolInput input) {
        FrontEndPool home = existing(frontEndPools, input.home());
        if (home.release() != input.release()) {
            throw new IllegalArgumentException(input.fqdn() + " is not homed on its own release");
        }
        boolean retired =
                input.stateNow() != PoolState.IN_SERVICE && input.release().isLegacy();
        if (retired != input.migratedInto().isPresent()) {
            throw new IllegalArgumentException(
                    input.fqdn() + ": a legacy pool that has left service, and no other, names its target");
        }
        return new ChatPool(
                input.fqdn(),
                Optional.empty(),
                input.release(),
                input.stateNow() == PoolState.DECOMMISSIONED ? Optional.empty() : Optional.of(home),
                input.stateNow());
    }

    private User user(Scenario.UserInput input) {
        Optional<FrontEndPool> home = input.home().map(fqdn -> existing(frontEndPools, fqdn));
        Optional<ChatPolicy> granted = input.grantedPolicy()
                .map(name -> existing(policies, PolicyIdentity.ofUsers(name).key()));
        return new User(
                input.sipAddress(),
                Optional.empty(),
                Optional.empty(),
                input.isEnabled(),
                input.hostedAt(),
                home,
                granted,
                EffectivePolicy.of(
                        granted,
                        home.map(h -> policies.get("site:" + h.siteKey())),
                        policies.getOrDefault("global", GLOBAL_AT_THE_START)));
    }

    private static <T> Map<String, T> byKey(List<T> things, Function<T, String> key) {
        return things.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private static <T> T existing(Map<String, T> things, String id) {
        return Objects.requireNonNull(things.get(Ids.key(id)), id);
    }

    private static boolean same(String one, String other) {
        return Ids.key(one).equals(Ids.key(other));
    }
}
