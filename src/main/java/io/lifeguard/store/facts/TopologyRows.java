package io.lifeguard.store.facts;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.PopulationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.model.user.UserStatus.ConfigurationState;
import io.lifeguard.store.population.PopulationPages.PageCandidate;
import io.lifeguard.store.read.InventoryReads;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Statements that find pools and policies together with users or with groups of them, in rows of one shape: all that many
 * decisions need, from one state.
 */
public final class TopologyRows {
    private static final int USER = 5;
    private static final int GROUP = 6;
    private static final String NAMES = "kind, id, key, word, text, home, enables, state, granted, external_id, online,"
            + " clients, pools, configured, meant, count";
    /** Before the selects of users and groups. */
    public static final String TOPOLOGY = "select * from (select t.*, null::text as granted, null::text as external_id,"
            + " null::boolean as online, null::text[] as clients, null::text[] as pools, null::text as configured,"
            + " null::boolean as meant, null::int as count from (" + InventoryReads.TOPOLOGY + ") t";
    /** Users of {@code users u} with {@code h} and {@code o}; a from clause follows. */
    public static final String USERS =
            " union all select " + USER + ", u.sip_address, u.key, null, u.display_name, h.key,"
                    + " u.enabled, null, o.key, u.external_id, u.online, c.clients, c.pools, null, null, null";
    /** What a from clause of {@link #USERS} ends with. */
    public static final String USER_JOINS = " left join front_end_pools h on h.id = u.home_id"
            + " left join policies o on o.id = u.policy_id"
            + " left join lateral (select array_agg(c.client) as clients, array_agg(p.fqdn) as pools"
            + " from client_configurations c join chat_pools p on p.id = c.pool_id where c.user_id = u.id) c on true";
    /** What the from clause of {@link #groups} ends with. */
    public static final String GROUP_JOINS =
            " left join front_end_pools h on h.id = u.home_id left join policies o on o.id = u.policy_id";

    /** After the selects. */
    public static final String END = ") everything (" + NAMES + ") order by kind, key";

    private final List<Row> users = new ArrayList<>();
    private final List<Row> groups = new ArrayList<>();
    private final Topology topology;

    public TopologyRows(List<Row> rows) {
        List<Row> ofTopology = new ArrayList<>();
        for (Row row : rows) {
            switch (row.getInteger("kind")) {
                case USER -> users.add(row);
                case GROUP -> groups.add(row);
                default -> ofTopology.add(row);
            }
        }
        topology = InventoryReads.topology(ofTopology);
    }

    /**
     * Groups {@code u} of users; a from clause follows.
     *
     * @param meant an expression
     */
    public static String groups(String meant) {
        return " union all select " + GROUP + ", null, null, null, null, h.key, u.enabled, null, o.key, null, u.online,"
                + " null, null, u.configured, " + meant + ", u.count";
    }

    /**
     * Users {@code u} of whom each is decided about by a group of its own; a from clause with {@link #GROUP_JOINS} follows.
     *
     * @param configured an expression, as are the others
     * @param matches whether the filter means the user
     */
    public static String candidates(String configured, String meant, String matches) {
        return " union all select " + USER
                + ", u.sip_address, u.key, null, u.display_name, h.key, u.enabled, null, o.key,"
                + " u.external_id, u.online, null, null, " + configured + ", " + meant + ", (" + matches + ")::int";
    }

    public Topology topology() {
        return topology;
    }

    /** In the order of their keys. */
    public List<User> users() {
        return users.stream().map(this::user).toList();
    }

    /** By key of the user; one without any is left out. */
    public Map<String, List<ClientConfiguration>> configurations() {
        Map<String, List<ClientConfiguration>> configurations = new HashMap<>();
        for (Row row : users) {
            String @Nullable [] clients = row.getArrayOfStrings("clients");
            if (clients != null) {
                String[] pools = row.getArrayOfStrings("pools");
                configurations.put(
                        row.getString("key"),
                        IntStream.range(0, clients.length)
                                .mapToObj(i -> new ClientConfiguration(
                                        row.getString("id"), Client.valueOf(clients[i]), pools[i]))
                                .toList());
            }
        }
        return configurations;
    }

    public List<UserGroup> userGroups() {
        return groups.stream()
                .map(row -> new UserGroup(placement(row), row.getInteger("count")))
                .toList();
    }

    public List<PopulationGroup> populationGroups() {
        return groups.stream().map(row -> group(row, row.getInteger("count"))).toList();
    }

    /** Of {@link #candidates}, in the order of their keys. */
    public List<PageCandidate> candidates() {
        return users.stream()
                .map(row -> new PageCandidate(user(row), group(row, 0), row.getInteger("count") > 0))
                .toList();
    }

    private static PopulationGroup group(Row row, int count) {
        return new PopulationGroup(
                placement(row),
                ConfigurationState.valueOf(row.getString("configured")),
                row.getBoolean("meant"),
                count);
    }

    private User user(Row row) {
        Optional<FrontEndPool> home = FactMapper.text(row, "home").map(topology.frontEndPools()::get);
        Optional<ChatPolicy> granted = FactMapper.text(row, "granted").map(topology.policies()::get);
        return new User(
                row.getString("id"),
                FactMapper.text(row, "external_id"),
                FactMapper.text(row, "text"),
                row.getBoolean("enables"),
                FactMapper.hosting(row.getBoolean("online")),
                home,
                granted,
                topology.effectivePolicy(home, granted));
    }

    private static Placement placement(Row row) {
        return new Placement(
                row.getBoolean("enables"),
                FactMapper.hosting(row.getBoolean("online")),
                FactMapper.text(row, "home"),
                FactMapper.text(row, "granted"));
    }
}
