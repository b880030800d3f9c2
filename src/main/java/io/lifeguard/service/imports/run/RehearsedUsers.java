package io.lifeguard.service.imports.run;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The users that the client configurations of a rehearsal name, as far as an earlier file would change them, and the client
 * configurations that it would store. Other users are not kept.
 */
public final class RehearsedUsers {
    private final Set<String> named;
    private final Map<String, RehearsedUser> byKey = new HashMap<>();
    private final Map<String, List<ClientConfiguration>> ofSinglePools = new HashMap<>();
    private final Map<ConfigurationGroup, Integer> counts = new HashMap<>();

    /**
     * A user before and after the rehearsal.
     *
     * @param stored empty for one that is created
     * @param reached empty for an address that nobody has any more
     */
    public record RehearsedUser(Optional<User> stored, Optional<User> reached) {
        /** A user that no file changes, or nobody. */
        public static RehearsedUser unchanged(Optional<User> stored) {
            return new RehearsedUser(stored, stored);
        }
    }

    /** @param named the keys of the addresses to keep */
    RehearsedUsers(Set<String> named) {
        this.named = Set.copyOf(named);
    }

    /** Remembers what a file of users would change. */
    public void add(List<Change<?>> changes) {
        if (named.isEmpty()) {
            return;
        }
        changes.stream().flatMap(change -> Subject.USER.of(change).stream()).forEach(this::add);
    }

    private void add(Change<User> change) {
        change.after()
                .filter(user -> named.contains(user.key()))
                .ifPresent(user -> byKey.put(user.key(), new RehearsedUser(change.before(), change.after())));
        change.before()
                .map(User::key)
                .filter(named::contains)
                .ifPresent(key -> byKey.putIfAbsent(key, new RehearsedUser(Optional.empty(), Optional.empty())));
    }

    /** Remembers a client configuration. */
    public void add(ClientConfiguration configuration, Placement placement) {
        if (configuration.client().onePoolAtATime()) {
            ofSinglePools
                    .computeIfAbsent(Ids.key(configuration.user()), key -> new ArrayList<>(1))
                    .add(configuration);
        }
        counts.merge(
                new ConfigurationGroup(placement, configuration.client(), Ids.key(configuration.pool()), 0),
                1,
                Integer::sum);
    }

    /** The user that would have an address; empty if no file changes who has it. */
    public Optional<RehearsedUser> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The key under which the configurations of a user are stored; empty for one that would be created. */
    public Optional<String> storedKey(String key) {
        return find(key).map(user -> user.stored().map(User::key)).orElse(Optional.of(key));
    }

    /** The client configurations of a user that would be stored, of clients that use one pool at a time. */
    public List<ClientConfiguration> ofSinglePools(String key) {
        return Objects.requireNonNull(ofSinglePools.getOrDefault(key, List.of()));
    }

    /** All client configurations that would be stored, by group. */
    List<ConfigurationGroup> groups() {
        List<ConfigurationGroup> groups = new ArrayList<>();
        counts.forEach((group, count) ->
                groups.add(new ConfigurationGroup(group.placement(), group.client(), group.pool(), count)));
        return groups;
    }
}
