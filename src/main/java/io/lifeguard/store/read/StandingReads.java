package io.lifeguard.store.read;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SnapshotReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of decisions about some users, in one statement. Pools, policies and migrations, which seldom change, are
 * sent by the database only if they are not those of the last statement: the version of the topology, which each statement
 * sees in its own snapshot, tells them apart. So facts are never older than the statement. See docs/decisions/0021.
 */
@ApplicationScoped
public class StandingReads {
    /** The subselect hides the number of keys from the planner, so that one plan serves all, and is made once. */
    private static final String USERS = TopologyRows.users("""
            unnest((select $1::text[])) k (key) cross join lateral (select * from users where key = k.key offset 0) u""");

    private static final String ALL_GROUPS = TopologyRows.groups("""
            (select u.enabled, u.online, u.home_id, u.policy_id, 'FOR_NO_POOL' as configured, count(*)::int as count
                from users u
                group by 1, 2, 3, 4) u""", "true", "");

    private static final String OF_USERS = versioned(USERS);

    private static final String OF_USERS_AND_GROUPS = versioned(USERS, ALL_GROUPS);

    private final ReadDatabase reads;
    private final AtomicReference<VersionedTopology> last = new AtomicReference<>(new VersionedTopology(null, null));

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

    private record VersionedTopology(
            @Nullable UUID version, @Nullable Topology topology) {}

    private static String versioned(String... selects) {
        return "select facts.*, present.topology_version from (\n"
                + TopologyRows.selectIf("present.topology_version is distinct from $2::uuid", selects) + ") facts";
    }

    /**
     * @param userKeys each once
     * @param withGroups whether to count all users in groups too, which takes time in proportion to their number
     */
    public Uni<Snapshot<StandingFacts>> of(List<String> userKeys, boolean withGroups) {
        return reads.awaitRequestedRevision(Uni.createFrom().deferred(() -> find(userKeys, withGroups)));
    }

    /** The facts about some users, each once, for no request or for several. */
    public Uni<Snapshot<StandingFacts>> forNoRequest(List<String> userKeys) {
        return find(userKeys, false);
    }

    /** Applies the revision that the current request requires; fails as {@link ReadDatabase#list} does. */
    public <T> Uni<Snapshot<T>> awaitRequestedRevision(Uni<Snapshot<T>> read) {
        return reads.awaitRequestedRevision(read);
    }

    private Uni<Snapshot<StandingFacts>> find(List<String> userKeys, boolean withGroups) {
        SnapshotReader reader = reads.forNoRequest();
        VersionedTopology known = last.get();
        return reader.list(
                        withGroups ? OF_USERS_AND_GROUPS : OF_USERS,
                        TopologyRows.ORDER,
                        Tuple.of(userKeys.toArray(String[]::new), known.version()),
                        Function.identity())
                .map(s -> s.map(rows -> facts(rows, known)));
    }

    private StandingFacts facts(List<Columns> rows, VersionedTopology known) {
        TopologyRows facts = new TopologyRows(rows, known.topology());
        if (facts.topology() != known.topology()) {
            last.set(new VersionedTopology((UUID) rows.get(0).value("topology_version"), facts.topology()));
        }
        return new StandingFacts(
                facts.topology(),
                facts.users().stream().collect(Collectors.toMap(User::key, u -> u)),
                facts.configurations(),
                facts.userGroups());
    }
}
