package io.lifeguard.events;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Standing;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Every user, client and chat pool that is recorded, each decided by the pure function, one by one.
 *
 * @param addresses of the users, by row id
 * @param obstacles by row id of the user, then by client and pool
 */
public record RecordedEligibility(Map<Long, String> addresses, Map<Long, Map<String, List<Rule>>> obstacles) {
    private static final String USERS = """
            select u.id, u.sip_address, u.enabled, u.online, h.release,
                coalesce(o.enable_persistent_chat, s.enable_persistent_chat, g.enable_persistent_chat),
                p7.key, p10.key
              from users u
              left join front_end_pools h on h.id = u.home_id
              left join policies o on o.id = u.policy_id
              left join policies s on s.site_key = h.site_key
              join policies g on g.key = 'global'
              left join client_configurations c7 on c7.user_id = u.id and c7.client = 'GROUP_CHAT_2007_R2'
              left join chat_pools p7 on p7.id = c7.pool_id
              left join client_configurations c10 on c10.user_id = u.id and c10.client = 'GROUP_CHAT_2010'
              left join chat_pools p10 on p10.id = c10.pool_id
            """;

    private record Pool(String key, String fqdn, Release release, PoolState state) {}

    public static RecordedEligibility read(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            List<Pool> pools = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select key, fqdn, release, state from chat_pools")) {
                while (rows.next()) {
                    pools.add(new Pool(
                            rows.getString(1),
                            rows.getString(2),
                            Release.valueOf(rows.getString(3)),
                            PoolState.valueOf(rows.getString(4))));
                }
            }
            Map<Long, String> addresses = new TreeMap<>();
            Map<Long, Map<String, List<Rule>>> obstacles = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery(USERS)) {
                while (rows.next()) {
                    addresses.put(rows.getLong(1), rows.getString(2));
                    obstacles.put(rows.getLong(1), decide(rows, pools));
                }
            }
            return new RecordedEligibility(addresses, obstacles);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<Rule>> decide(ResultSet user, List<Pool> pools) throws SQLException {
        Map<String, List<Rule>> decided = new TreeMap<>();
        for (Client client : Client.values()) {
            for (Pool pool : pools) {
                String configured =
                        switch (client) {
                            case GROUP_CHAT_2007_R2 -> user.getString(7);
                            case GROUP_CHAT_2010 -> user.getString(8);
                            default -> null;
                        };
                Standing standing = new Standing(
                        user.getBoolean(3),
                        user.getBoolean(4) ? Hosting.ONLINE : Hosting.ON_PREMISES,
                        Optional.ofNullable(user.getString(5)).map(Release::valueOf),
                        user.getBoolean(6),
                        state(configured, pool));
                decided.put(
                        client + " " + pool.fqdn(),
                        Eligibility.decide(new EligibilityFacts(standing, client, pool.release(), pool.state()))
                                .obstacles());
            }
        }
        return decided;
    }

    private static ConfigurationState state(@Nullable String configured, Pool pool) {
        return configured == null
                ? ConfigurationState.FOR_NO_POOL
                : configured.equals(pool.key())
                        ? ConfigurationState.FOR_THIS_POOL
                        : ConfigurationState.FOR_ANOTHER_POOL;
    }

    /** Each gain and loss up to a later state as a line: the user, the client, the pool, gained or lost, and the rules. */
    public TreeSet<String> differences(RecordedEligibility later) {
        TreeSet<String> differences = new TreeSet<>();
        TreeSet<Long> users = new TreeSet<>(obstacles.keySet());
        users.addAll(later.obstacles.keySet());
        for (Long user : users) {
            Map<String, List<Rule>> then = obstacles.getOrDefault(user, Map.of());
            Map<String, List<Rule>> now = later.obstacles.getOrDefault(user, Map.of());
            String address = later.addresses.getOrDefault(user, String.valueOf(addresses.get(user)));
            TreeSet<String> cases = new TreeSet<>(then.keySet());
            cases.addAll(now.keySet());
            for (String each : cases) {
                boolean was = then.containsKey(each) && then.get(each).isEmpty();
                boolean is = now.containsKey(each) && now.get(each).isEmpty();
                if (was != is) {
                    List<Rule> rules = (is ? then : now).getOrDefault(each, List.of());
                    differences.add(address + " " + each + (is ? " GAINED " : " LOST ") + rules);
                }
            }
        }
        return differences;
    }
}
