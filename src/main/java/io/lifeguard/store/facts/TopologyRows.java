package io.lifeguard.store.facts;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.store.sql.Columns;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of pools, policies and migrations together with users or groups of users, all of one shape and from one select:
 * the facts of many decisions from one snapshot.
 */
public final class TopologyRows {
    /** The order of the rows: front-end pools come before the chat pools that are homed on them. */
    public static final String ORDER = "kind, key";

    static final int FRONT_END_POOL = 1;
    static final int CHAT_POOL = 2;
    static final int POLICY = 3;
    private static final int MIGRATION = 4;
    private static final int USER = 5;
    private static final int GROUP = 6;

    /** The columns of users come first: there are most of these, and the driver looks a column up from the first. */
    private static final String TOPOLOGY = """
            select 1 as kind, f.key, null::boolean as enabled, null::boolean as online, null::text as home, null::text as granted,
                null::text as sip_address, null::text as external_id, null::text as display_name,
                null::text as group_chat_2007_r2_pool, null::text as group_chat_2010_pool,
                null::text as configured, null::boolean as selected, null::int as count,
                f.fqdn, f.release, f.site, null::text as state,
                null::text as identity, null::boolean as enable_persistent_chat, null::text as description,
                null::text as source, null::text as target, null::boolean as complete, f.id
              from front_end_pools f
            union all
            select 2, p.key, null, null, h.key, null, null, null, p.display_name, null, null, null, null, null,
                p.fqdn, p.release, null, p.state, null, null, null, null, null, null, p.id
              from chat_pools p
              left join front_end_pools h on h.id = p.home_id
            union all
            select 3, o.key, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, o.identity, o.enable_persistent_chat, o.description, null, null, null, o.id
              from policies o
            union all
            select 4, s.key, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, s.fqdn, t.fqdn, m.complete, null
              from migrations m
              join chat_pools s on s.id = m.source_id
              join chat_pools t on t.id = m.target_id
            """;

    /** With the from clause, the columns of configurations and decisions, and the joins that these need. */
    private static final String USERS = """
            union all
            select 5, u.key, u.enabled, u.online, h.key, o.key, u.sip_address, u.external_id, u.display_name, %2$s,
                null, null, null, null, null, null, null, null, null, null, null
              from %1$s
              left join front_end_pools h on h.id = u.home_id
              left join policies o on o.id = u.policy_id%3$s
            """;

    private static final String CONFIGURATIONS = """

              left join chat_pools c7 on c7.id = u.group_chat_2007_r2_pool_id
              left join chat_pools c10 on c10.id = u.group_chat_2010_pool_id""";

    private static final String GROUPS = """
            union all
            select 6, null, u.enabled, u.online, h.key, o.key, null, null, null, null, null, u.configured, %2$s, u.count,
                null, null, null, null, null, null, null, null, null, null, null
              from %1$s
              left join front_end_pools h on h.id = u.home_id
              left join policies o on o.id = u.policy_id%3$s
            """;

    /** The columns of legacy clients with the FQDN of the pool that each is configured for. */
    private static final Map<Client, String> CONFIGURED_POOLS = Map.of(
            Client.GROUP_CHAT_2007_R2, "group_chat_2007_r2_pool", Client.GROUP_CHAT_2010, "group_chat_2010_pool");

    private final List<Columns> users = new ArrayList<>();
    private final List<Columns> groups = new ArrayList<>();
    private final Topology topology;

    /** @param rows in {@link #ORDER} */
    public TopologyRows(List<Columns> rows) {
        Map<String, FrontEndPool> frontEndPools = new LinkedHashMap<>();
        List<ChatPool> chatPools = new ArrayList<>();
        List<ChatPolicy> policies = new ArrayList<>();
        List<Migration> migrations = new ArrayList<>();
        for (Columns row : rows) {
            switch (row.integer("kind")) {
                case FRONT_END_POOL -> frontEndPools.put(row.text("key"), FactMapper.frontEndPool(row));
                case CHAT_POOL ->
                    chatPools.add(
                            FactMapper.chatPool(row, row.optionalText("home").map(frontEndPools::get)));
                case POLICY -> policies.add(FactMapper.policy(row));
                case MIGRATION -> migrations.add(FactMapper.migration(row));
                case USER -> users.add(row);
                case GROUP -> groups.add(row);
                default -> throw new IllegalStateException("kind " + row.value("kind"));
            }
        }
        topology = Topology.of(frontEndPools.values(), chatPools, policies, migrations);
    }

    /** Selects pools, policies and migrations, and what the other selects add. */
    public static String select(String... others) {
        return TOPOLOGY + String.join("", others);
    }

    /** @param from what follows {@code from} and gives the users {@code u}, all columns of them */
    public static String users(String from) {
        return USERS.formatted(from, "c7.fqdn, c10.fqdn, null, null, null", CONFIGURATIONS);
    }

    /**
     * Selects users, each with the group that decides about the user.
     *
     * @param from what follows {@code from} and gives the users {@code u}
     * @param configured the configuration state of the user's client, an expression
     * @param selected whether a planned change applies to the user, an expression
     * @param matches whether the filter matches the user, an expression
     */
    public static String candidates(String from, String configured, String selected, String matches) {
        String columns = "null, null, %s, %s, (%s)::int".formatted(configured, selected, matches);
        return USERS.formatted(from, columns, "");
    }

    /**
     * Selects groups of users.
     *
     * @param from what follows {@code from} and gives the groups {@code u}
     * @param selected whether a planned change applies to the group, an expression
     * @param where a condition with its {@code where}, or nothing
     */
    public static String groups(String from, String selected, String where) {
        return GROUPS.formatted(from, selected, where);
    }

    public Topology topology() {
        return topology;
    }

    /** The users, in the order of their keys. */
    public List<User> users() {
        return users.stream().map(this::user).toList();
    }

    /** The rows of users, in the order of their keys. */
    public Stream<Columns> userRows() {
        return users.stream();
    }

    /** The FQDN of the pool that each legacy client is configured for, by key of the user; a user without any is left out. */
    public Map<String, Map<Client, String>> configurations() {
        Map<String, Map<Client, String>> configurations = new HashMap<>();
        for (Columns row : users) {
            Map<Client, String> ofUser = configurations(row);
            if (!ofUser.isEmpty()) {
                configurations.put(row.text("key"), ofUser);
            }
        }
        return configurations;
    }

    /**
     * The FQDN of the pool that each legacy client of a user is configured for.
     *
     * @param row a row of a user
     */
    public static Map<Client, String> configurations(Columns row) {
        Map<Client, String> ofUser = new EnumMap<>(Client.class);
        CONFIGURED_POOLS.forEach(
                (client, column) -> row.optionalText(column).ifPresent(fqdn -> ofUser.put(client, fqdn)));
        return ofUser;
    }

    public List<UserGroup> userGroups() {
        return groups.stream().map(FactMapper::userGroup).toList();
    }

    public List<PopulationGroup> populationGroups() {
        return groups.stream()
                .map(row -> populationGroup(row, row.integer("count")))
                .toList();
    }

    /** @param row a row of a group or of a candidate */
    public static PopulationGroup populationGroup(Columns row, int count) {
        return new PopulationGroup(
                FactMapper.placement(row),
                row.constant(ConfigurationState.class, "configured"),
                row.bool("selected"),
                count);
    }

    /** @param row a row of a user */
    public User user(Columns row) {
        Optional<FrontEndPool> home = row.optionalText("home").map(topology.frontEndPools()::get);
        Optional<ChatPolicy> granted = row.optionalText("granted").map(topology.policies()::get);
        return FactMapper.user(row, home, granted, topology.effectivePolicy(home, granted));
    }
}
