package io.lifeguard.testing;

import static io.lifeguard.testing.OrgRows.id;
import static io.lifeguard.testing.OrgRows.key;
import static io.lifeguard.testing.OrgRows.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A whole organisation in a line, stored by plain SQL past service and rules. What a line names must stand in an
 * earlier one. Users may be called by a name alone: {@code ada} is {@code sip:ada@contoso.com}.
 *
 * <pre>{@code
 * org().frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
 *         .policy("Tag:Traders", true)
 *         .chatPool("pchat.contoso.com", LYNC_2013, "lync13.contoso.com")
 *         .user("ada", u -> u.home("lync13.contoso.com").granted("Tag:Traders"))
 *         .configured("ada", GROUP_CHAT_2010, "pchat.contoso.com")
 *         .storeIn(dataSource);
 * }</pre>
 */
public final class Org {
    private final List<Line> lines = new ArrayList<>();

    private Org() {}

    public static Org org() {
        return new Org();
    }

    public Org frontEndPool(String fqdn, Release release, String site) {
        return line(connection -> write(
                connection,
                "insert into front_end_pools (fqdn, key, release, site, site_key) values (?, ?, ?, ?, ?)",
                fqdn,
                Ids.key(fqdn),
                release.name(),
                site,
                Ids.key(site)));
    }

    /** {@code Global} is there already and only switched. */
    public Org policy(String identity, boolean enablePersistentChat) {
        PolicyIdentity parsed = PolicyIdentity.parse(identity).orElseThrow();
        @Nullable String site = parsed.scope() == PolicyScope.SITE ? parsed.nameKey() : null;
        return line(connection -> write(
                connection,
                "insert into policies (identity, key, scope, site_key, enable_persistent_chat)"
                        + " values (?, ?, ?, ?, ?)"
                        + " on conflict (key) do update set enable_persistent_chat = excluded.enable_persistent_chat",
                parsed.written(),
                parsed.key(),
                parsed.scope().name(),
                site,
                enablePersistentChat));
    }

    /** In service. */
    public Org chatPool(String fqdn, Release release, String home) {
        return line(connection -> write(
                connection,
                "insert into chat_pools (fqdn, key, release, home_id) values (?, ?, ?, ?)",
                fqdn,
                Ids.key(fqdn),
                release.name(),
                OrgRows.frontEndPool(connection, home)));
    }

    /** A migration from one chat pool into another; complete as soon as the source is {@link #state migrated}. */
    public Org migration(String source, String target) {
        return line(connection -> write(
                connection,
                "insert into migrations (source_id, source_release, source_state, target_id)"
                        + " select id, release, state, ? from chat_pools where id = ?",
                OrgRows.chatPool(connection, target),
                OrgRows.chatPool(connection, source)));
    }

    /**
     * A chat pool of an earlier line has come so far; a decommissioned one loses its home. A legacy pool needs its
     * {@link #migration} first, and is migrated before it is decommissioned.
     */
    public Org state(String chatPool, PoolState state) {
        return line(connection -> write(
                connection,
                "update chat_pools set state = ?, home_id = case when ? then null else home_id end where id = ?",
                state.name(),
                state == PoolState.DECOMMISSIONED,
                OrgRows.chatPool(connection, chatPool)));
    }

    public Org category(String chatPool, String name) {
        return line(connection -> write(
                connection,
                "insert into categories (pool_id, name, key) values (?, ?, ?)",
                OrgRows.chatPool(connection, chatPool),
                name,
                Ids.key(name)));
    }

    /** Below a category of an earlier line. */
    public Org subcategory(String chatPool, String name, String parent) {
        return line(connection -> write(
                connection,
                "insert into categories (pool_id, name, key, parent_id)"
                        + " select c.pool_id, ?, ?, c.id from categories c where c.pool_id = ? and c.key = ?",
                name,
                Ids.key(name),
                OrgRows.chatPool(connection, chatPool),
                Ids.key(parent)));
    }

    public Org addIn(String chatPool, String name, String url) {
        return line(connection -> write(
                connection,
                "insert into add_ins (pool_id, name, key, url) values (?, ?, ?, ?)",
                OrgRows.chatPool(connection, chatPool),
                name,
                Ids.key(name),
                url));
    }

    /** In a category of an earlier line, without an add-in. */
    public Org room(String chatPool, String name, String category) {
        return line(connection -> write(
                connection,
                "insert into rooms (pool_id, name, key, category_id)"
                        + " select c.pool_id, ?, ?, c.id from categories c where c.pool_id = ? and c.key = ?",
                name,
                Ids.key(name),
                OrgRows.chatPool(connection, chatPool),
                Ids.key(category)));
    }

    /** A room of an earlier line shows an add-in of an earlier line. */
    public Org showing(String chatPool, String room, String addIn) {
        return line(connection -> write(
                connection,
                "update rooms r set add_in_id = a.id from add_ins a"
                        + " where a.pool_id = r.pool_id and r.pool_id = ? and r.key = ? and a.key = ?",
                OrgRows.chatPool(connection, chatPool),
                Ids.key(room),
                Ids.key(addIn)));
    }

    /** Enabled, on premises, homed nowhere and granted nothing unless told otherwise. */
    public Org user(String name, UnaryOperator<UserLine> told) {
        UserLine user = told.apply(new UserLine(sipAddress(name)));
        return line(connection -> write(
                connection,
                "insert into users (sip_address, key, external_id, external_key, display_name, search_words, enabled,"
                        + " online, home_id, policy_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                user.sipAddress,
                Ids.key(user.sipAddress),
                user.externalId,
                key(user.externalId),
                user.displayName,
                user.searchWords(),
                user.enabled,
                user.online,
                OrgRows.frontEndPool(connection, user.home),
                id(connection, "select id from policies where key = ?", key(user.granted))));
    }

    public Org configured(String user, Client client, String chatPool) {
        return line(connection -> write(
                connection,
                "insert into client_configurations (user_id, client, pool_id, pool_release)"
                        + " select ?, ?, id, release from chat_pools where id = ?",
                id(connection, "select id from users where key = ?", Ids.key(sipAddress(user))),
                client.name(),
                OrgRows.chatPool(connection, chatPool)));
    }

    /** Stores all of it or, with an exception, nothing. */
    public void storeIn(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            storeIn(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The organisation cannot be stored", e);
        }
    }

    /** Stores it in the transaction of the caller. */
    public void storeIn(Connection connection) throws SQLException {
        for (Line line : lines) {
            line.store(connection);
        }
    }

    /** Deletes everything, the change log too, but the global policy, which is reset. Revisions go on counting. */
    public static void clear(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // sent as one: one transaction
            statement.execute("delete from client_configurations; delete from users;"
                    + " truncate rooms, categories, add_ins, category_identifiers, add_in_identifiers;"
                    + " set constraints all deferred; update chat_pools set state = 'IN_SERVICE' where state = 'MIGRATED';"
                    + " delete from migrations; delete from chat_pools;"
                    + " delete from policies where key <> 'global'; delete from front_end_pools; delete from changes;"
                    + " update policies set enable_persistent_chat = false, description = null");
        } catch (SQLException e) {
            throw new IllegalStateException("The organisation cannot be deleted", e);
        }
    }

    /** {@code ada} is {@code sip:ada@contoso.com}; an address stays as it is. */
    public static String sipAddress(String name) {
        return Ids.sipAddress(name.contains("@") ? name : name + "@contoso.com");
    }

    /** What is to be known of a user. */
    public static final class UserLine {
        private final String sipAddress;
        private @Nullable String externalId;
        private @Nullable String displayName;
        private boolean enabled = true;
        private boolean online;
        private @Nullable String home;
        private @Nullable String granted;

        private UserLine(String sipAddress) {
            this.sipAddress = sipAddress;
        }

        public UserLine externalId(String id) {
            externalId = id;
            return this;
        }

        public UserLine named(String name) {
            displayName = name;
            return this;
        }

        public UserLine disabled() {
            enabled = false;
            return this;
        }

        public UserLine online() {
            online = true;
            return this;
        }

        public UserLine home(String frontEndPool) {
            home = frontEndPool;
            return this;
        }

        public UserLine granted(String policy) {
            granted = policy;
            return this;
        }

        private String searchWords() {
            String address = Ids.key(sipAddress).substring("sip:".length());
            String words = displayName == null ? "" : Ids.key(displayName).replaceAll("[^\\p{L}\\p{N}\\p{M}'’-]+", " ");
            return (address + " " + words.strip()).strip();
        }
    }

    private interface Line {
        void store(Connection connection) throws SQLException;
    }

    private Org line(Line line) {
        lines.add(line);
        return this;
    }
}
