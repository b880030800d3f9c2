package io.lifeguard.store.facts;

import java.util.Optional;

/** Selects of the facts of many rules, as {@code origin} and {@code row}, for {@link JsonRows#withRevision}. */
public final class ContextSelects {
    /** Pools, policies and migrations. */
    public static final String TOPOLOGY = """
            select 'front_end_pools' as origin, to_jsonb(f) as row from front_end_pools f
            union all
            select 'chat_pools', to_jsonb(p) from chat_pools p
            union all
            select 'policies', to_jsonb(o) from policies o
            union all
            select 'migrations', to_jsonb(m) from (
              select s.fqdn as source, t.fqdn as target, m.complete
                from migrations m
                join chat_pools s on s.id = m.source_id
                join chat_pools t on t.id = m.target_id) m
            """;

    /** With the grouped users. Users are grouped before they are joined: there are few groups, however many users there are. */
    private static final String USERS = """
            select 'user_groups' as origin, to_jsonb(g) as row from (
              select u.enabled, u.online, h.key as home, o.key as granted, u.count
                from (
                  select u.enabled, u.online, u.home_id, u.policy_id, count(*)
                    from users u
                    where %s
                    group by 1, 2, 3, 4) u
                left join front_end_pools h on h.id = u.home_id
                left join policies o on o.id = u.policy_id) g
            """;

    /** With the grouped client configurations. */
    private static final String CONFIGURATIONS = """
            select 'configuration_groups' as origin, to_jsonb(g) as row from (
              select c.enabled, c.online, h.key as home, o.key as granted, c.client, p.key as pool, c.count
                from (%s) c
                join chat_pools p on p.id = c.pool_id
                left join front_end_pools h on h.id = c.home_id
                left join policies o on o.id = c.policy_id) g
            """;

    private static final String CONTENT = """
            select 'content_counts' as origin, to_jsonb(g) as row from (
              select p.key as pool,
                  (select count(*) from categories t where t.pool_id = p.id) as categories,
                  (select count(*) from rooms t where t.pool_id = p.id) as rooms,
                  (select count(*) from add_ins t where t.pool_id = p.id) as add_ins
                from chat_pools p
                where %s) g
            """;

    /** All users in groups. */
    public static final String ALL_USERS = USERS.formatted("true");

    /** All client configurations in groups. */
    public static final String ALL_CONFIGURATIONS =
            CONFIGURATIONS.formatted(GroupedConfigurations.of(Optional.empty(), Optional.empty()));

    /** The client configurations for the sources of migrations, in groups. */
    public static final String CONFIGURATIONS_FOR_SOURCES =
            CONFIGURATIONS.formatted(GroupedConfigurations.forSources());

    /** The content of all chat pools, counted. */
    public static final String ALL_CONTENT = CONTENT.formatted("true");

    /** The whole organisation in groups. */
    public static final String EVERYTHING = all(TOPOLOGY, ALL_USERS, ALL_CONFIGURATIONS, ALL_CONTENT);

    private ContextSelects() {}

    /** Several of the selects as one. */
    public static String all(String... selects) {
        return String.join("union all\n", selects);
    }

    /**
     * Pools, policies, migrations, and groups of users, client configurations and content.
     *
     * @param users the condition on users {@code u}
     * @param configurations the condition on client configurations {@code c} with their user {@code u}
     * @param chatPools the condition on the chat pools {@code p} whose content is counted
     */
    static String context(String users, String configurations, String chatPools) {
        return all(
                TOPOLOGY,
                USERS.formatted(users),
                CONFIGURATIONS.formatted(GroupedConfigurations.where(configurations)),
                CONTENT.formatted(chatPools));
    }
}
