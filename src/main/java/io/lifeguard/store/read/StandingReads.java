package io.lifeguard.store.read;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.store.facts.TopologyById;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SnapshotReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the facts of decisions about some users, in one statement. Pools, policies and migrations seldom change, so those of
 * the last statement are used again if the statement sees the same version of the topology in its own snapshot; if it sees
 * another one, all is read again. So facts are never older than the statement. See docs/decisions/0021.
 */
@ApplicationScoped
public class StandingReads {
    private static final String VERSION = "topology_version";
    /** The subselect hides the number of keys from the planner, so that one plan serves all, and is made once. */
    private static final String KEYS = "unnest((select $1::text[])) k (key)";

    private static final String USER = "lateral (select * from users where key = k.key offset 0) u";

    private static final String USERS = """
            select k.key as asked, present.topology_version, u.sip_address, u.key, u.external_id, u.display_name,
                u.enabled, u.online, u.home_id, u.policy_id, u.group_chat_2007_r2_pool_id, u.group_chat_2010_pool_id
              from %s
              left join %s on true
            """.formatted(KEYS, USER);

    private static final String ALL_GROUPS = TopologyRows.groups("""
            (select u.enabled, u.online, u.home_id, u.policy_id, 'FOR_NO_POOL' as configured, count(*)::int as count
                from users u
                group by 1, 2, 3, 4) u""", "true", "");

    private static final String WITH_TOPOLOGY = versioned(users());

    private static final String WITH_TOPOLOGY_AND_GROUPS = versioned(users(), ALL_GROUPS);

    private final ReadDatabase reads;
    /** By reader: a replica may be at another version than the primary. */
    private final Map<SnapshotReader, TopologyById> last = new ConcurrentHashMap<>();

    StandingReads(ReadDatabase reads) {
        this.reads = reads;
    }

    /**
     * The facts about some users.
     *
     * @param topology the same instance in all facts between two changes of it
     * @param users by key; a user who is not recorded is left out
     * @param configurations by key of the user, the pool of each legacy client; a user without any is left out
     * @param groups all users in groups, where requested
     */
    public record StandingFacts(
            Topology topology,
            Map<String, User> users,
            Map<String, Map<Client, String>> configurations,
            List<UserGroup> groups) {}

    private static String users() {
        return TopologyRows.users(KEYS + " cross join " + USER);
    }

    private static String versioned(String... selects) {
        return "select facts.*, present.topology_version from (\n" + TopologyRows.select(selects) + ") facts";
    }

    /**
     * @param userKeys each once
     * @param withGroups whether to count all users in groups too, which takes time in proportion to their number
     */
    public Uni<Snapshot<StandingFacts>> of(List<String> userKeys, boolean withGroups) {
        return reads.awaitRequestedRevision(
                reader -> withGroups ? withTopology(reader, userKeys, true) : forNoRequest(reader, userKeys));
    }

    /** The facts about some users, each once, for no request or for several that are answered by the same server. */
    public Uni<Snapshot<StandingFacts>> forNoRequest(SnapshotReader reader, List<String> userKeys) {
        TopologyById known = last.get(reader);
        return known == null ? withTopology(reader, userKeys, false) : of(reader, userKeys, known);
    }

    /** As {@link ReadDatabase#awaitRequestedRevision}. */
    public <T> Uni<Snapshot<T>> awaitRequestedRevision(Function<SnapshotReader, Uni<Snapshot<T>>> read) {
        return reads.awaitRequestedRevision(read);
    }

    private Uni<Snapshot<StandingFacts>> of(SnapshotReader reader, List<String> userKeys, TopologyById known) {
        return reader.list(USERS, Tuple.of(userKeys.toArray(String[]::new)), Function.identity())
                .chain(s -> isOf(known, s.value())
                        ? Uni.createFrom().item(s.map(rows -> facts(rows, known)))
                        : withTopology(reader, userKeys, false));
    }

    /** Without a row nothing tells the version. */
    private static boolean isOf(TopologyById known, List<Columns> rows) {
        return !rows.isEmpty() && known.version().equals(rows.get(0).value(VERSION));
    }

    private static StandingFacts facts(List<Columns> rows, TopologyById known) {
        Map<String, User> users = new HashMap<>();
        Map<String, Map<Client, String>> configurations = new HashMap<>();
        for (Columns row : rows) {
            if (row.value("key") != null) {
                User user = known.user(row);
                users.put(user.key(), user);
                Map<Client, String> configured = known.configurations(row);
                if (!configured.isEmpty()) {
                    configurations.put(user.key(), configured);
                }
            }
        }
        return new StandingFacts(known.topology(), users, configurations, List.of());
    }

    private Uni<Snapshot<StandingFacts>> withTopology(
            SnapshotReader reader, List<String> userKeys, boolean withGroups) {
        return reader.list(
                        withGroups ? WITH_TOPOLOGY_AND_GROUPS : WITH_TOPOLOGY,
                        TopologyRows.ORDER,
                        Tuple.of(userKeys.toArray(String[]::new)),
                        Function.identity())
                .map(s -> s.map(rows -> factsWithTopology(reader, rows)));
    }

    private StandingFacts factsWithTopology(SnapshotReader reader, List<Columns> rows) {
        TopologyRows facts = new TopologyRows(rows);
        UUID version = (UUID) Objects.requireNonNull(rows.get(0).value(VERSION));
        TopologyById known = last.get(reader);
        if (known == null || !known.version().equals(version)) {
            known = new TopologyById(version, facts.topology(), rows);
            last.put(reader, known);
        }
        return new StandingFacts(
                known.topology(),
                facts.users().stream().collect(Collectors.toMap(User::key, u -> u)),
                facts.configurations(),
                facts.userGroups());
    }
}
