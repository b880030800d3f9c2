package io.lifeguard.store.read;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationFilter;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.configuration.ConfigurationKey;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SnapshotReader;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is recorded of client configurations. They come in the order of the keys of user, client and chat pool. */
@ApplicationScoped
public class ConfigurationReads {
    private static final String FROM =
            " from client_configurations c join users u on u.id = c.user_id" + " join chat_pools p on p.id = c.pool_id";
    private static final String GROUPS = "select u.enabled, u.online, h.key as home, o.key as granted, c.client,"
            + " p.key as pool, count(*)::int as count";
    private static final String PLACEMENT_JOINS =
            " left join front_end_pools h on h.id = u.home_id" + " left join policies o on o.id = u.policy_id";

    private final ReadDatabase reads;

    ConfigurationReads(ReadDatabase reads) {
        this.reads = reads;
    }

    /** Those of these users, by the key of the user; a user without any is left out. */
    public Uni<Map<String, List<ClientConfiguration>>> of(List<String> userKeys) {
        return reads.list(
                        "select u.sip_address, u.key as user_key, c.client, p.fqdn" + FROM
                                + " where u.key = any($1) order by u.key, c.client, p.key",
                        Tuple.of(userKeys.toArray(String[]::new)),
                        Function.identity())
                .map(s -> s.value().stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getString("user_key"),
                                Collectors.mapping(ConfigurationReads::configuration, Collectors.toList()))));
    }

    /** Which groups of configurations are meant, judged by the pools and policies of the state that they are from. */
    public interface GroupSelector extends BiPredicate<Topology, ConfigurationGroup> {}

    /** A page of those that are meant, as {@link #page(ConfigurationFilter, Optional, ConfigurationKey, int)}. */
    public Uni<List<ClientConfiguration>> page(
            ConfigurationFilter filter, GroupSelector meant, ConfigurationKey after, int most) {
        return reads.inSnapshot(one -> groups(one, filter, meant)
                        .chain(groups -> page(one, filter, Optional.of(groups.value()), after, most)))
                .map(Snapshot::value);
    }

    /** How many a filter means of those that are meant. */
    public Uni<Integer> count(ConfigurationFilter filter, GroupSelector meant) {
        return reads.inSnapshot(one -> groups(one, filter, meant))
                .map(s -> s.value().stream().mapToInt(ConfigurationGroup::count).sum());
    }

    private static Uni<Snapshot<List<ConfigurationGroup>>> groups(
            SnapshotReader reader, ConfigurationFilter filter, GroupSelector meant) {
        SqlConditions conditions = conditions(filter);
        return reader.list(InventoryReads.TOPOLOGY, Tuple.tuple(), Function.identity())
                .map(s -> InventoryReads.topology(s.value()))
                .chain(topology -> reader.list(
                                GROUPS + FROM + PLACEMENT_JOINS + conditions.where() + " group by 1, 2, 3, 4, 5, 6",
                                conditions.arguments(),
                                WriteFactReads::group)
                        .map(s -> s.map(groups -> groups.stream()
                                .filter(group -> meant.test(topology, group))
                                .toList())));
    }

    /** How many a filter means. */
    public Uni<Integer> count(ConfigurationFilter filter) {
        SqlConditions conditions = conditions(filter);
        return reads.list(
                        "select count(*)::int as count" + FROM + conditions.where(),
                        conditions.arguments(),
                        row -> row.getInteger("count"))
                .map(s -> s.value().get(0));
    }

    /**
     * A page.
     *
     * @param groups only those of these groups, where given
     * @param after the cursor that the page begins after; empty for the first page
     * @param most how many the page has at most
     */
    public Uni<List<ClientConfiguration>> page(
            ConfigurationFilter filter, Optional<List<ConfigurationGroup>> groups, ConfigurationKey after, int most) {
        return page(reads, filter, groups, after, most).map(Snapshot::value);
    }

    private static Uni<Snapshot<List<ClientConfiguration>>> page(
            SnapshotReader reader,
            ConfigurationFilter filter,
            Optional<List<ConfigurationGroup>> groups,
            ConfigurationKey after,
            int most) {
        SqlConditions conditions = conditions(filter);
        conditions.and(
                "(u.key, c.client, p.key) > (" + conditions.next(after.user()) + ", " + conditions.next(after.client())
                        + ", ",
                after.pool(),
                ")");
        groups.ifPresent(of -> among(of, conditions));
        return reader.list(
                "select u.sip_address, c.client, p.fqdn" + FROM + PLACEMENT_JOINS + conditions.where()
                        + " order by u.key, c.client, p.key limit " + conditions.next(most),
                conditions.arguments(),
                ConfigurationReads::configuration);
    }

    public static ClientConfiguration configuration(Row row) {
        return new ClientConfiguration(
                row.getString("sip_address"), Client.valueOf(row.getString("client")), row.getString("fqdn"));
    }

    private static SqlConditions conditions(ConfigurationFilter filter) {
        SqlConditions conditions = new SqlConditions();
        filter.pool().ifPresent(fqdn -> conditions.and("p.key = ", Ids.key(fqdn)));
        filter.client().ifPresent(client -> conditions.and("c.client = ", client.name()));
        return conditions;
    }

    private static void among(List<ConfigurationGroup> groups, SqlConditions conditions) {
        conditions.and(
                "exists (select from unnest("
                        + conditions.next(array(groups, g -> g.placement().enabled(), Boolean[]::new)) + "::boolean[], "
                        + conditions.next(array(groups, g -> g.placement().hosting() == Hosting.ONLINE, Boolean[]::new))
                        + "::boolean[], "
                        + conditions.next(
                                array(groups, g -> g.placement().home().orElse(null), String[]::new))
                        + "::text[], "
                        + conditions.next(
                                array(groups, g -> g.placement().grantedPolicy().orElse(null), String[]::new))
                        + "::text[], "
                        + conditions.next(array(groups, g -> g.client().name(), String[]::new))
                        + "::text[], ",
                array(groups, ConfigurationGroup::pool, String[]::new),
                "::text[]) g (enabled, online, home, granted, client, pool)"
                        + " where (g.enabled, g.online, g.client, g.pool) = (u.enabled, u.online, c.client, p.key)"
                        + " and g.home is not distinct from h.key and g.granted is not distinct from o.key)");
    }

    private static <T> T[] array(
            List<ConfigurationGroup> groups,
            Function<ConfigurationGroup, T> value,
            java.util.function.IntFunction<T[]> ofSize) {
        return groups.stream().map(value).toArray(ofSize);
    }
}
