package io.lifeguard.exports.csv;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.row.ExactCells;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.IdentifiedItem;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.decision.MigratedPool;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The columns of an export and the cells of its rows. An import of the rows stores what they were made from. A value that
 * its cell cannot express is also in the last column, {@code Exact}.
 *
 * @param <T> what a row is about
 */
public final class ExportTable<T> {
    /** What Lync calls the provider of users on premises, and that of users in Office 365. */
    private static final Map<Hosting, String> HOSTING_PROVIDERS =
            Map.of(Hosting.ON_PREMISES, "SRV:", Hosting.ONLINE, "sipfed.online.lync.com");

    public static final ExportTable<FrontEndPool> FRONT_END_POOLS =
            new ExportTable<>(List.of(POOL_FQDN, VERSION, SITE_ID), (pool, cells) -> {
                cells.put(POOL_FQDN, pool.fqdn());
                cells.put(VERSION, String.valueOf(pool.release().version()));
                cells.put(SITE_ID, "Site:" + pool.site());
            });

    public static final ExportTable<ChatPolicy> POLICIES =
            new ExportTable<>(List.of(IDENTITY, ENABLE_PERSISTENT_CHAT, DESCRIPTION), (policy, cells) -> {
                cells.put(IDENTITY, policy.identity().written());
                cells.put(ENABLE_PERSISTENT_CHAT, flag(policy.enablePersistentChat()));
                put(DESCRIPTION, policy.description(), cells);
            });

    public static final ExportTable<ChatPool> CHAT_POOLS =
            new ExportTable<>(List.of(POOL_FQDN, VERSION, REGISTRAR, DISPLAY_NAME, STATE), (pool, cells) -> {
                cells.put(POOL_FQDN, pool.fqdn());
                cells.put(VERSION, String.valueOf(pool.release().version()));
                put(REGISTRAR, pool.home().map(FrontEndPool::fqdn), cells);
                put(DISPLAY_NAME, pool.displayName(), cells);
                cells.put(STATE, pool.state().name());
            });

    public static final ExportTable<User> USERS = new ExportTable<>(
            List.of(SIP_ADDRESS, GUID, DISPLAY_NAME, ENABLED, HOSTING_PROVIDER, REGISTRAR_POOL, PERSISTENT_CHAT_POLICY),
            (user, cells) -> {
                cells.put(SIP_ADDRESS, user.sipAddress());
                put(GUID, user.externalId(), cells);
                put(DISPLAY_NAME, user.displayName(), cells);
                cells.put(ENABLED, flag(user.enabled()));
                cells.put(HOSTING_PROVIDER, HOSTING_PROVIDERS.get(user.hosting()));
                put(REGISTRAR_POOL, user.home().map(FrontEndPool::fqdn), cells);
                put(
                        PERSISTENT_CHAT_POLICY,
                        user.grantedPolicy().map(policy -> policy.identity().written()),
                        cells);
            });

    public static final ExportTable<IdentifiedItem<Category>> CATEGORIES =
            new ExportTable<>(List.of(IDENTITY, CATEGORY_URI, DESCRIPTION, PARENT), (identified, cells) -> {
                Category category = identified.item();
                cells.put(IDENTITY, category.id().toString());
                put(CATEGORY_URI, identified.identifier(), cells);
                put(DESCRIPTION, category.description(), cells);
                put(PARENT, category.parent().map(name -> new ContentItemId(category.pool(), name).toString()), cells);
            });

    public static final ExportTable<IdentifiedItem<AddIn>> ADD_INS =
            new ExportTable<>(List.of(IDENTITY, ADD_IN_ID, URL), (identified, cells) -> {
                cells.put(IDENTITY, identified.item().id().toString());
                put(ADD_IN_ID, identified.identifier(), cells);
                cells.put(URL, identified.item().url());
            });

    public static final ExportTable<Room> ROOMS = new ExportTable<>(
            List.of(IDENTITY, DESCRIPTION, CATEGORY, TYPE, PRIVACY, DISABLED, ADD_IN), (room, cells) -> {
                cells.put(IDENTITY, room.id().toString());
                put(DESCRIPTION, room.description(), cells);
                cells.put(CATEGORY, room.category().id().toString());
                cells.put(TYPE, word(room.type()));
                cells.put(PRIVACY, word(room.privacy()));
                cells.put(DISABLED, flag(room.disabled()));
                put(ADD_IN, room.addIn().map(addIn -> addIn.id().toString()), cells);
            });

    public static final ExportTable<ClientConfiguration> CLIENT_CONFIGURATIONS =
            new ExportTable<>(List.of(SIP_ADDRESS, CLIENT, CHAT_POOL), (configuration, cells) -> {
                cells.put(SIP_ADDRESS, configuration.user());
                cells.put(CLIENT, configuration.client().name());
                cells.put(CHAT_POOL, configuration.pool());
            });

    public static final ExportTable<MigratedPool> MIGRATIONS =
            new ExportTable<>(List.of(POOL_FQDN, MIGRATION_TARGET, STATE), (migrated, cells) -> {
                cells.put(POOL_FQDN, migrated.pool().fqdn());
                put(MIGRATION_TARGET, migrated.migration().map(Migration::target), cells);
                cells.put(STATE, migrated.pool().state().name());
            });

    private final List<Column> columns;
    private final BiConsumer<T, Map<Column, String>> cells;

    private ExportTable(List<Column> columns, BiConsumer<T, Map<Column, String>> cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /** The table of the objects of a kind. */
    public static ExportTable<?> of(ExportKind kind) {
        return switch (kind) {
            case FRONT_END_POOLS -> FRONT_END_POOLS;
            case POLICIES -> POLICIES;
            case CHAT_POOLS -> CHAT_POOLS;
            case USERS -> USERS;
            case CATEGORIES -> CATEGORIES;
            case ADD_INS -> ADD_INS;
            case ROOMS -> ROOMS;
            case CLIENT_CONFIGURATIONS -> CLIENT_CONFIGURATIONS;
            case MIGRATIONS -> MIGRATIONS;
        };
    }

    /** The names of the columns. */
    public List<String> header() {
        return Stream.concat(columns.stream(), Stream.of(EXACT))
                .map(Column::title)
                .toList();
    }

    /** The cells of a row, one for each column; empty for what the object does not have. */
    public List<String> row(T object) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        cells.accept(object, values);
        List<String> row = new ArrayList<>(columns.size() + 1);
        Map<Column, String> exact = Map.of();
        for (Column column : columns) {
            String value = values.get(column);
            row.add(value == null ? "" : value);
            if (value != null && ExactCells.isNeeded(column, value)) {
                exact = exact.isEmpty() ? new EnumMap<>(Column.class) : exact;
                exact.put(column, value);
            }
        }
        row.add(ExactCells.write(exact));
        return row;
    }

    private static void put(Column column, Optional<String> value, Map<Column, String> cells) {
        value.ifPresent(present -> cells.put(column, present));
    }

    /** As the shell prints it. */
    private static String flag(boolean value) {
        return value ? "True" : "False";
    }

    private static String word(Enum<?> constant) {
        String name = constant.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
