package io.lifeguard.store.read;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.configuration.ConfigurationKey;
import io.lifeguard.store.facts.GroupedConfigurations;
import io.lifeguard.store.facts.PlacementArrays;
import io.lifeguard.store.sql.SqlConditions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statement that reads a page of the client configurations of some groups, of which there may be tens of thousands. Most
 * pages are among the configurations of the next users in the order of the keys. Where too few of a page are among them, all
 * configurations are compared with the groups, those of legacy clients in the index that has all that is compared.
 *
 * <p>{@code is true} keeps the planner from joining with the groups, whose number it guesses: it hashes them instead.
 */
final class ConfigurationGroupPages {
    /** With the placeholders of the groups' columns. */
    private static final String REQUESTED = """
            with requested as materialized (
              select g.enabled, g.online, coalesce(h.id, 0) as home_id, coalesce(o.id, 0) as policy_id, g.client, p.id as pool_id
                from unnest(%s::boolean[], %s::boolean[], %s::text[], %s::text[], %s::text[], %s::text[])
                  g (enabled, online, home, granted, client, pool)
                join chat_pools p on p.key = g.pool
                left join front_end_pools h on h.key = g.home
                left join policies o on o.key = g.granted)""";

    /** With the placeholders of the user before the page, of the users to examine, of the key before the page, and of the limit. */
    private static final String NEAR = """
            , next as materialized (
              select u.id, u.key, u.enabled, u.online, u.home_id, u.policy_id
                from users u
                where u.key >= %1$s
                order by u.key limit %2$s)
            , near as materialized (
              select u.key as user_key, c.client, p.fqdn as pool, p.key as pool_key
                from next u
                join client_configurations c on c.user_id = u.id
                join chat_pools p on p.id = c.pool_id
                where (u.key, c.client, p.key) > %3$s
                  and ((u.enabled, u.online, coalesce(u.home_id, 0), coalesce(u.policy_id, 0), c.client, c.pool_id) in (
                    select enabled, online, home_id, policy_id, client, pool_id from requested)) is true
                order by 1, 2, 4 limit %4$s)
            , enough as materialized (
              select (select count(*) from near) = %4$s or (select count(*) from next) < %2$s as near)
            , found as materialized (
            """;

    /** With a legacy client and its column. */
    private static final String FOUND_LEGACY = """
            select u.key as user_key, '%1$s' as client, u.%2$s as pool_id
              from users u
              where not (select near from enough) and u.%2$s is not null and u.key >= %3$s
                and ((u.enabled, u.online, coalesce(u.home_id, 0), coalesce(u.policy_id, 0), u.%2$s) in (
                  select enabled, online, home_id, policy_id, pool_id from requested where client = '%1$s')) is true
            """;

    private static final String FOUND_OTHERS = """
            select u.key as user_key, c.client, c.pool_id
              from client_configurations c
              join users u on u.id = c.user_id
              where not (select near from enough) and c.client not in ('GROUP_CHAT_2007_R2', 'GROUP_CHAT_2010')
                and u.key >= %3$s
                and ((u.enabled, u.online, coalesce(u.home_id, 0), coalesce(u.policy_id, 0), c.client, c.pool_id) in (
                  select enabled, online, home_id, policy_id, client, pool_id from requested)) is true
            """;

    /** With the placeholders of the key before the page, and of the limit. */
    private static final String PAGE = """
            )
            select u.sip_address, k.user_key, k.client, k.pool, k.pool_key
              from (
                select * from near where (select near from enough)
                union all
                select * from (
                  select f.user_key, f.client, p.fqdn, p.key
                    from found f
                    join chat_pools p on p.id = f.pool_id
                    where (f.user_key, f.client, p.key) > %1$s
                    order by 1, 2, 4 limit %2$s) f) k
              join users u on u.key = k.user_key
            """;

    private ConfigurationGroupPages() {}

    /**
     * The statement, in no order.
     *
     * @param groups at least one
     * @param after the key that the page begins after
     * @param limit the most configurations on the page
     * @param scanSize how many users to examine before all configurations
     * @param arguments takes the arguments of the statement
     */
    static String select(
            List<ConfigurationGroup> groups, ConfigurationKey after, int limit, int scanSize, SqlConditions arguments) {
        String requested = requested(groups, arguments);
        String user = arguments.placeholder(after.user());
        String key = "(%s, %s, %s)"
                .formatted(user, arguments.placeholder(after.client()), arguments.placeholder(after.pool()));
        String most = arguments.placeholder(limit);
        return requested
                + NEAR.formatted(user, arguments.placeholder(scanSize), key, most)
                + found(groups, user)
                + PAGE.formatted(key, most);
    }

    private static String requested(List<ConfigurationGroup> groups, SqlConditions arguments) {
        PlacementArrays placements = PlacementArrays.of(
                groups.stream().map(ConfigurationGroup::placement).toList());
        return REQUESTED.formatted(
                arguments.placeholder(placements.enabled()),
                arguments.placeholder(placements.online()),
                arguments.placeholder(placements.home()),
                arguments.placeholder(placements.granted()),
                arguments.placeholder(
                        groups.stream().map(g -> g.client().name()).toArray(String[]::new)),
                arguments.placeholder(
                        groups.stream().map(ConfigurationGroup::pool).toArray(String[]::new)));
    }

    /** One select for each legacy client of the groups, and one for all other clients. */
    private static String found(List<ConfigurationGroup> groups, String user) {
        Set<Client> clients = groups.stream().map(ConfigurationGroup::client).collect(Collectors.toSet());
        return clients.stream()
                .map(client -> client.onePoolAtATime()
                        ? FOUND_LEGACY.formatted(client.name(), GroupedConfigurations.column(client), user)
                        : FOUND_OTHERS.formatted("", "", user))
                .distinct()
                .sorted()
                .collect(Collectors.joining("union all\n"));
    }
}
