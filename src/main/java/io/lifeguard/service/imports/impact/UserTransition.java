package io.lifeguard.service.imports.impact;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.event.FollowedGroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The facts about a user before and after an import.
 *
 * @param key of the stored address; of the address in the file if the user would be created
 * @param externalKey likewise; empty for a user without an external id
 * @param address after the import, or before it if the user would be deleted
 * @param before empty if the user would be created
 * @param after empty if the user would be deleted
 */
public record UserTransition(
        String key, String externalKey, String address, Optional<FollowedGroup> before, Optional<FollowedGroup> after) {

    /** A user that the files leave alone. */
    static UserTransition unchanged(String key, String externalKey, String address, FollowedGroup group) {
        return new UserTransition(key, externalKey, address, Optional.of(group), Optional.of(group));
    }

    /**
     * The users among some changes. A change of a user other than its deletion keeps its configurations.
     *
     * @param configurations the stored configurations of a user, and perhaps of others
     */
    public static List<UserTransition> of(
            List<Change<?>> changes, Function<User, List<ClientConfiguration>> configurations) {
        return changes.stream()
                .flatMap(change -> Subject.USER.of(change).stream())
                .map(change -> of(change, configurations))
                .toList();
    }

    private static UserTransition of(Change<User> change, Function<User, List<ClientConfiguration>> configurations) {
        User identity = change.before().or(change::after).orElseThrow();
        Map<Client, String> configured = change.before()
                .map(user -> configured(user, configurations.apply(user)))
                .orElse(Map.of());
        return new UserTransition(
                identity.key(),
                identity.externalId().map(Ids::key).orElse(""),
                change.after().orElse(identity).sipAddress(),
                change.before().map(user -> new FollowedGroup(user.placement(), configured)),
                change.after().map(user -> new FollowedGroup(user.placement(), configured)));
    }

    /** The same transition to other configurations of the user. */
    public UserTransition configured(List<ClientConfiguration> reached) {
        return new UserTransition(
                key,
                externalKey,
                address,
                before,
                after.map(group -> new FollowedGroup(group.placement(), ofSinglePools(reached))));
    }

    private static Map<Client, String> configured(User user, List<ClientConfiguration> configurations) {
        return ofSinglePools(configurations.stream()
                .filter(configuration -> Ids.key(configuration.user()).equals(user.key()))
                .toList());
    }

    private static Map<Client, String> ofSinglePools(List<ClientConfiguration> configurations) {
        Map<Client, String> configured = new EnumMap<>(Client.class);
        configurations.stream()
                .filter(configuration -> configuration.client().onePoolAtATime())
                .forEach(configuration -> configured.put(configuration.client(), Ids.key(configuration.pool())));
        return configured;
    }
}
