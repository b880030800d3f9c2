package io.lifeguard.store.read;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationFilter;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.configuration.ConfigurationKey;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.facts.GroupedConfigurations;
import io.lifeguard.store.population.PopulationSettings;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SnapshotReader;
import io.lifeguard.store.sql.SqlConditions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads client configurations. Lists are in the order of the keys of user, client and chat pool. */
@ApplicationScoped
public class ConfigurationReads {
    private static final String OF_USERS = """
            select u.sip_address, u.key as user_key, c.client, p.fqdn as pool, p.key as pool_key
            from client_configurations c
            join users u on u.id = c.user_id
            join chat_pools p on p.id = c.pool_id
            where u.key = any($1)
            """;

    private static final String PAGE = """
            select u.sip_address, u.key as user_key, c.client, p.fqdn as pool, p.key as pool_key
            from client_configurations c
            join users u on u.id = c.user_id
            join chat_pools p on p.id = c.pool_id
            """;

    /** With the grouped configurations. */
    private static final String GROUPS = """
            select c.enabled, c.online, h.key as home, o.key as granted, c.client, p.key as pool, c.count
            from (%s) c
            join chat_pools p on p.id = c.pool_id
            left join front_end_pools h on h.id = c.home_id
            left join policies o on o.id = c.policy_id
            """;

    private static final String COUNT = """
            select count(*)
            from client_configurations c
            join chat_pools p on p.id = c.pool_id
            """;

    private static final String ORDER = "user_key, client, pool_key";

    private final ReadDatabase reads;
    private final int scanSize;

    ConfigurationReads(ReadDatabase reads, PopulationSettings settings) {
        this.reads = reads;
        this.scanSize = settings.pageScanSize();
    }

    /** Selects groups of client configurations by the pools and policies of the same snapshot. */
    public interface GroupSelector extends BiPredicate<Topology, ConfigurationGroup> {}

    /** User key to the user's configurations; a user without any is left out. */
    public Uni<Map<String, List<ClientConfiguration>>> of(List<String> userKeys) {
        return reads.list(OF_USERS, ORDER, Tuple.of(userKeys.toArray(String[]::new)), Function.identity())
                .map(s -> s.value().stream()
                        .collect(Collectors.groupingBy(
                                row -> row.text("user_key"),
                                Collectors.mapping(FactMapper::configuration, Collectors.toList()))));
    }

    /**
     * A page.
     *
     * @param after the key that the page begins after
     * @param limit the most configurations on the page
     */
    public Uni<List<ClientConfiguration>> page(ConfigurationFilter filter, ConfigurationKey after, int limit) {
        SqlConditions conditions = conditions(filter);
        conditions.and("(u.key, c.client, p.key) > (%s, %s, %s)"
                .formatted(
                        conditions.placeholder(after.user()),
                        conditions.placeholder(after.client()),
                        conditions.placeholder(after.pool())));
        String select =
                PAGE + conditions.where() + " order by u.key, c.client, p.key limit " + conditions.placeholder(limit);
        return reads.list(select, ORDER, conditions.arguments(), FactMapper::configuration)
                .map(Snapshot::value);
    }

    /** A page of the groups that a selector accepts. */
    public Uni<List<ClientConfiguration>> page(
            ConfigurationFilter filter, GroupSelector selector, ConfigurationKey after, int limit) {
        return reads.inSnapshot(reader -> groups(reader, filter, selector)
                        .chain(groups -> groups.value().isEmpty()
                                ? Uni.createFrom().item(groups.map(none -> List.<ClientConfiguration>of()))
                                : page(reader, groups.value(), after, limit)))
                .map(Snapshot::value);
    }

    /**
     * A page of some groups.
     *
     * @param groups at least one
     */
    public Uni<List<ClientConfiguration>> page(List<ConfigurationGroup> groups, ConfigurationKey after, int limit) {
        return page(reads, groups, after, limit).map(Snapshot::value);
    }

    /** The number of configurations that match a filter, of the groups that a selector accepts. */
    public Uni<Integer> count(ConfigurationFilter filter, GroupSelector selector) {
        return reads.inSnapshot(reader -> groups(reader, filter, selector))
                .map(s -> s.value().stream().mapToInt(ConfigurationGroup::count).sum());
    }

    /** The number of configurations that match a filter. */
    public Uni<Integer> count(ConfigurationFilter filter) {
        SqlConditions conditions = conditions(filter);
        return reads.list(COUNT + conditions.where(), conditions.arguments(), row -> row.integer("count"))
                .map(s -> s.value().get(0));
    }

    private static Uni<Snapshot<List<ConfigurationGroup>>> groups(
            SnapshotReader reader, ConfigurationFilter filter, GroupSelector selector) {
        SqlConditions arguments = new SqlConditions();
        Optional<String> poolKey = filter.pool().map(Ids::key).map(arguments::placeholder);
        String grouped = GroupedConfigurations.of(filter.client(), poolKey);
        return InventoryReads.topology(reader).chain(topology -> reader.list(
                        GROUPS.formatted(grouped), arguments.arguments(), FactMapper::configurationGroup)
                .map(s -> s.map(groups -> groups.stream()
                        .filter(group -> selector.test(topology.value(), group))
                        .toList())));
    }

    private Uni<Snapshot<List<ClientConfiguration>>> page(
            SnapshotReader reader, List<ConfigurationGroup> groups, ConfigurationKey after, int limit) {
        SqlConditions arguments = new SqlConditions();
        String select = ConfigurationGroupPages.select(groups, after, limit, scanSize, arguments);
        return reader.list(select, ORDER, arguments.arguments(), FactMapper::configuration);
    }

    private static SqlConditions conditions(ConfigurationFilter filter) {
        SqlConditions conditions = new SqlConditions();
        filter.pool().ifPresent(fqdn -> conditions.and("p.key = ", Ids.key(fqdn)));
        filter.client().ifPresent(client -> conditions.and("c.client = ", client.name()));
        return conditions;
    }
}
