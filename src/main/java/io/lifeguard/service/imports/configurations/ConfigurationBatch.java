package io.lifeguard.service.imports.configurations;

import io.lifeguard.exports.row.ConfigurationRow;
import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.write.ClientConfigurationRules;
import io.lifeguard.rules.write.ClientConfigurationRules.ConfigurationDraft;
import io.lifeguard.rules.write.ClientConfigurationRules.ConfigurationFacts;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.impact.UserTransition;
import io.lifeguard.service.imports.run.RehearsedUsers;
import io.lifeguard.service.imports.run.RehearsedUsers.RehearsedUser;
import io.lifeguard.store.facts.WriteFactReads.UserWriteSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides about rows of client configurations, each on what the rows before it leave. */
final class ConfigurationBatch {
    private final Topology topology;
    private final RehearsedUsers rehearsed;
    private final Map<String, User> stored;
    private final Map<String, List<ClientConfiguration>> storedConfigurations;
    private final Map<String, List<ClientConfiguration>> present = new HashMap<>();

    /**
     * @param snapshot the users that the rows name, as they are stored
     * @param topology after the earlier files of a dry run
     * @param rehearsed what these files would have stored
     */
    ConfigurationBatch(UserWriteSnapshot snapshot, Topology topology, RehearsedUsers rehearsed) {
        this.topology = topology;
        this.rehearsed = rehearsed;
        this.stored = snapshot.users().stream().collect(Collectors.toMap(User::key, user -> user));
        this.storedConfigurations = snapshot.configurations();
    }

    Topology topology() {
        return topology;
    }

    /** A row that says what is stored changes nothing, whatever has become of its user, policy or chat pool. */
    WriteDecision decide(ConfigurationRow row) {
        String key = Ids.key(row.user().get());
        ConfigurationFacts facts = new ConfigurationFacts(
                user(key).reached(), topology.chatPool(row.pool().get()), configurations(key));
        ConfigurationDraft draft = new ConfigurationDraft(
                row.user().get(), row.client().get(), row.pool().get());
        return facts.present(draft).isPresent()
                ? WriteDecision.unchanged()
                : ClientConfigurationRules.configure(draft, false, facts);
    }

    /** Adds what a row that is accepted creates. */
    void apply(WriteDecision decision) {
        created(decision).forEach(configuration -> configurations(Ids.key(configuration.user()))
                .add(configuration));
    }

    static List<ClientConfiguration> created(WriteDecision decision) {
        return decision.changes().stream()
                .flatMap(change -> Subject.CLIENT_CONFIGURATION.of(change).stream())
                .flatMap(change -> change.after().stream())
                .toList();
    }

    /** The user of a key before and after the earlier files. */
    RehearsedUser user(String key) {
        return rehearsed.find(key).orElseGet(() -> {
            Optional<User> found = Optional.ofNullable(stored.get(key));
            return new RehearsedUser(found, found.map(this::onTopology));
        });
    }

    /** How the facts about a user change by the files so far. */
    UserTransition transition(String key) {
        RehearsedUser user = user(key);
        List<Change<?>> change = List.of(new Change<>(Subject.USER, user.stored(), user.reached()));
        return UserTransition.of(change, before -> ofStored(key)).get(0).configured(configurations(key));
    }

    private List<ClientConfiguration> configurations(String key) {
        return present.computeIfAbsent(key, unknown -> {
            List<ClientConfiguration> all = new ArrayList<>(ofStored(key));
            all.addAll(rehearsed.ofSinglePools(key));
            return all;
        });
    }

    private List<ClientConfiguration> ofStored(String key) {
        return rehearsed
                .storedKey(key)
                .map(of -> Objects.requireNonNull(storedConfigurations.getOrDefault(of, List.of())))
                .orElse(List.of());
    }

    private User onTopology(User user) {
        return new User(
                user.sipAddress(),
                user.externalId(),
                user.displayName(),
                user.enabled(),
                user.hosting(),
                topology.home(user.placement()),
                user.grantedPolicy().map(ChatPolicy::identity).flatMap(topology::policy),
                topology.effectivePolicy(user.placement()));
    }
}
