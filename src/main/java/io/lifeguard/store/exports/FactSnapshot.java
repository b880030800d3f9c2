package io.lifeguard.store.exports;

import io.lifeguard.model.Revision;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.IdentifiedItem;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.store.facts.ContentMapper;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.facts.UserConditions;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.SqlConditions;
import io.lifeguard.store.sql.SqlFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * One snapshot of the database on a connection of its own, until it is closed. Its cursors are read one after the other, in
 * the order of the objects' keys.
 */
public final class FactSnapshot {
    private static final String USERS = """
            select u.key, u.sip_address, u.external_id, u.display_name, u.enabled, u.online, h.key as home, o.key as granted,
                c7.fqdn as group_chat_2007_r2_pool, c10.fqdn as group_chat_2010_pool
              from users u
              left join front_end_pools h on h.id = u.home_id
              left join policies o on o.id = u.policy_id
              left join chat_pools c7 on c7.id = u.group_chat_2007_r2_pool_id
              left join chat_pools c10 on c10.id = u.group_chat_2010_pool_id%s
              order by u.key""";

    private static final String CATEGORIES = "select " + ContentMapper.CATEGORY_COLUMNS + """
            , (select min(i.key) from category_identifiers i where i.category_id = c.id) as identifier
              from chat_pools p
              join categories c on c.pool_id = p.id
              order by p.key, c.key""";

    private static final String ADD_INS = "select " + ContentMapper.ADD_IN_COLUMNS + """
            , (select min(i.key) from add_in_identifiers i where i.add_in_id = a.id) as identifier
              from chat_pools p
              join add_ins a on a.pool_id = p.id
              order by p.key, a.key""";

    private static final String ROOMS = "select " + ContentMapper.ROOM_COLUMNS + """
              from chat_pools p
              join rooms r on r.pool_id = p.id
            """ + ContentMapper.ROOM_JOINS
            + " where " + ContentMapper.isSeen("$1") + " order by p.key, r.key";

    private static final String CONFIGURATIONS = """
            select u.sip_address, c.client, p.fqdn
              from client_configurations c
              join users u on u.id = c.user_id
              join chat_pools p on p.id = c.pool_id
              order by u.key, c.client, p.key""";

    private final SqlConnection connection;
    private final Revision revision;
    private final TopologyRows topology;
    private final AtomicBoolean closed = new AtomicBoolean();

    FactSnapshot(SqlConnection connection, Revision revision, TopologyRows topology) {
        this.connection = connection;
        this.revision = revision;
        this.topology = topology;
    }

    /**
     * A user with the pools of the clients that have one at a time.
     *
     * @param configured the FQDN of the pool that each of these clients is configured for
     */
    public record ConfiguredUser(User user, Map<Client, String> configured) {}

    /** The revision of everything that is read here. */
    public Revision revision() {
        return revision;
    }

    public Topology topology() {
        return topology.topology();
    }

    public Uni<FactCursor<ConfiguredUser>> users(UserFilter filter) {
        SqlConditions conditions = new SqlConditions();
        UserConditions.addPlacement(filter, conditions);
        UserConditions.addSearch(filter, conditions);
        return cursor(
                USERS.formatted(conditions.where()),
                conditions.arguments(),
                row -> new ConfiguredUser(topology.user(row), TopologyRows.configurations(row)));
    }

    public Uni<FactCursor<IdentifiedItem<Category>>> categories() {
        return cursor(
                CATEGORIES, Tuple.tuple(), row -> new IdentifiedItem<>(ContentMapper.category(row), identifier(row)));
    }

    public Uni<FactCursor<IdentifiedItem<AddIn>>> addIns() {
        return cursor(ADD_INS, Tuple.tuple(), row -> new IdentifiedItem<>(ContentMapper.addIn(row), identifier(row)));
    }

    /** @param withSecret whether to read secret rooms */
    public Uni<FactCursor<Room>> rooms(boolean withSecret) {
        return cursor(ROOMS, Tuple.of(withSecret), ContentMapper::room);
    }

    public Uni<FactCursor<ClientConfiguration>> configurations() {
        return cursor(
                CONFIGURATIONS,
                Tuple.tuple(),
                row -> new ClientConfiguration(
                        row.text("sip_address"), Client.valueOf(row.text("client")), row.text("fqdn")));
    }

    private static Optional<String> identifier(Columns row) {
        return row.optionalText("identifier");
    }

    private <T> Uni<FactCursor<T>> cursor(String select, Tuple arguments, Function<Columns, T> mapper) {
        return connection
                .prepare(select)
                .onFailure()
                .transform(SqlFailures::ofRead)
                .map(statement -> new FactCursor<>(statement, arguments, mapper));
    }

    /** Ends the snapshot and returns its connection; what is still read from it fails. Further calls do nothing. */
    public Uni<Void> close() {
        if (!closed.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .query("rollback")
                .execute()
                .onFailure()
                .recoverWithNull()
                .chain(connection::close)
                .onFailure()
                .recoverWithNull();
    }
}
