package io.lifeguard.store.facts;

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

    /** With conditions on the users, on the client configurations and on the chat pools. */
    private static final String CONTEXT = TOPOLOGY + """
            union all
            select 'user_groups', to_jsonb(g) from (
              select u.enabled, u.online, h.key as home, o.key as granted, count(*)
                from users u
                left join front_end_pools h on h.id = u.home_id
                left join policies o on o.id = u.policy_id
                where %s
                group by 1, 2, 3, 4) g
            union all
            select 'configuration_groups', to_jsonb(g) from (
              select u.enabled, u.online, h.key as home, o.key as granted, c.client, p.key as pool, count(*)
                from client_configurations c
                join users u on u.id = c.user_id
                join chat_pools p on p.id = c.pool_id
                left join front_end_pools h on h.id = u.home_id
                left join policies o on o.id = u.policy_id
                where %s
                group by 1, 2, 3, 4, 5, 6) g
            union all
            select 'content_counts', to_jsonb(g) from (
              select p.key as pool,
                  (select count(*) from categories t where t.pool_id = p.id) as categories,
                  (select count(*) from rooms t where t.pool_id = p.id) as rooms,
                  (select count(*) from add_ins t where t.pool_id = p.id) as add_ins
                from chat_pools p
                where %s) g
            """;

    /** The whole organisation in groups. */
    public static final String EVERYTHING = context("true", "true", "true");

    private ContextSelects() {}

    /**
     * Pools, policies, migrations, and groups of users, client configurations and content.
     *
     * @param users the condition on users {@code u} with home {@code h} and granted policy {@code o}
     * @param configurations the condition on client configurations {@code c} with their user and chat pool {@code p}
     * @param chatPools the condition on the chat pools {@code p} whose content is counted
     */
    static String context(String users, String configurations, String chatPools) {
        return CONTEXT.formatted(users, configurations, chatPools);
    }
}
