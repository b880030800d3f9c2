package io.lifeguard.store.facts;

import io.lifeguard.model.configuration.Client;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Selects of client configurations in groups, as {@code enabled}, {@code online}, {@code home_id}, {@code policy_id},
 * {@code client}, {@code pool_id} and {@code count}. Users have a column with the chat pool of each legacy client, of which an
 * index is in the order of the groups; other clients are joined with their users.
 */
public final class GroupedConfigurations {
    /** With a condition on client configurations {@code c} and their users {@code u}. */
    private static final String JOINED = """
            select u.enabled, u.online, u.home_id, u.policy_id, c.client, c.pool_id, count(*)
              from client_configurations c
              join users u on u.id = c.user_id
              where %s
              group by 1, 2, 3, 4, 5, 6
            """;

    /** With a legacy client, its column, and a condition on the column. */
    private static final String INDEXED = """
            select enabled, online, home_id, policy_id, '%1$s' as client, %2$s as pool_id, count(*)
              from users
              where %2$s is not null and %3$s
              group by 1, 2, 3, 4, 6
            """;

    private static final String NOT_LEGACY = legacyClients()
            .map(client -> "'" + client.name() + "'")
            .collect(Collectors.joining(", ", "c.client not in (", ")"));

    private GroupedConfigurations() {}

    /**
     * The configurations of one client or of all, for one chat pool or for all.
     *
     * @param poolKey placeholder of the key of the chat pool
     */
    public static String of(Optional<Client> client, Optional<String> poolKey) {
        String pool = poolKey.map("%%s = (select id from chat_pools where key = %s)"::formatted)
                .orElse("true");
        String ofLegacy = legacy(legacyClients().filter(c -> client.isEmpty() || client.get() == c), pool);
        if (client.filter(Client::onePoolAtATime).isPresent()) {
            return ofLegacy;
        }
        String ofOthers = client.map(c -> "c.client = '" + c.name() + "'").orElse(NOT_LEGACY);
        String joined = JOINED.formatted(ofOthers + " and " + pool.formatted("c.pool_id"));
        return ofLegacy.isEmpty() ? joined : ofLegacy + "union all\n" + joined;
    }

    /** The configurations for the sources of migrations, which only legacy clients reach. */
    static String forSources() {
        return legacy(legacyClients(), "%s in (select source_id from migrations)");
    }

    /** @param condition on client configurations {@code c} and their users {@code u} */
    static String where(String condition) {
        return JOINED.formatted(condition);
    }

    /** The column of users with the chat pool of a legacy client. */
    public static String column(Client legacy) {
        return legacy.name().toLowerCase(Locale.ROOT) + "_pool_id";
    }

    private static Stream<Client> legacyClients() {
        return Arrays.stream(Client.values()).filter(Client::onePoolAtATime);
    }

    /** @param condition with a placeholder of the column */
    private static String legacy(Stream<Client> clients, String condition) {
        return clients.map(
                        client -> INDEXED.formatted(client.name(), column(client), condition.formatted(column(client))))
                .collect(Collectors.joining("union all\n"));
    }
}
