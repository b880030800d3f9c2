package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.raw.ColumnChoice;
import io.lifeguard.model.InputSanitizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The kind of objects in an export, with its columns. Other columns are ignored.
 *
 * <p>Columns and commands are those of the Lync Server 2013 management shell ({@code Get-CsUser},
 * {@code Get-CsService}, {@code Get-CsPersistentChatPolicy}, …).
 */
@SuppressWarnings("ImmutableEnumChecker") // a Choice is a record of an unmodifiable list
public enum ExportKind {
    FRONT_END_POOLS(
            "front-end pools",
            "Get-CsService -Registrar",
            ColumnChoice.of(POOL_FQDN, IDENTITY),
            List.of(ColumnChoice.of(VERSION), ColumnChoice.of(SITE, SITE_ID)),
            ROLE),
    POLICIES(
            "chat policies",
            "Get-CsPersistentChatPolicy",
            ColumnChoice.of(IDENTITY),
            List.of(ColumnChoice.of(ENABLE_PERSISTENT_CHAT)),
            DESCRIPTION),
    CHAT_POOLS(
            "chat pools",
            "Get-CsService -PersistentChatServer",
            ColumnChoice.of(POOL_FQDN, IDENTITY),
            List.of(ColumnChoice.of(VERSION), ColumnChoice.of(REGISTRAR)),
            ROLE,
            DISPLAY_NAME,
            STATE),
    USERS(
            "users",
            "Get-CsUser",
            ColumnChoice.of(SIP_ADDRESS),
            List.of(ColumnChoice.of(ENABLED), ColumnChoice.of(REGISTRAR_POOL, HOME_SERVER)),
            GUID,
            DISPLAY_NAME,
            HOSTING_PROVIDER,
            PERSISTENT_CHAT_POLICY),
    /** {@code Parent} is no column of the shell: legacy categories are listed by hand. */
    CATEGORIES(
            "categories",
            "Get-CsPersistentChatCategory",
            ColumnChoice.of(IDENTITY),
            List.of(),
            NAME,
            PERSISTENT_CHAT_POOL_FQDN,
            CATEGORY_URI,
            DESCRIPTION,
            PARENT),
    ROOMS(
            "rooms",
            "Get-CsPersistentChatRoom",
            ColumnChoice.of(IDENTITY),
            List.of(ColumnChoice.of(CATEGORY, CATEGORY_URI)),
            NAME,
            PERSISTENT_CHAT_POOL_FQDN,
            DESCRIPTION,
            TYPE,
            PRIVACY,
            DISABLED,
            ADD_IN),
    ADD_INS(
            "add-ins",
            "Get-CsPersistentChatAddin",
            ColumnChoice.of(IDENTITY),
            List.of(ColumnChoice.of(URL)),
            NAME,
            PERSISTENT_CHAT_POOL_FQDN,
            ADD_IN_ID),
    /** No command of the shell lists them. */
    CLIENT_CONFIGURATIONS(
            "client configurations",
            "GET /api/exports/client-configurations",
            ColumnChoice.of(SIP_ADDRESS),
            List.of(ColumnChoice.of(CLIENT), ColumnChoice.of(CHAT_POOL))),
    /** No command of the shell lists them. */
    MIGRATIONS(
            "migrations",
            "GET /api/exports/migrations",
            ColumnChoice.of(POOL_FQDN),
            List.of(ColumnChoice.of(MIGRATION_TARGET), ColumnChoice.of(STATE)));

    private final String title;
    private final String command;
    private final ColumnChoice key;
    private final List<ColumnChoice> toCreate;
    private final Set<Column> columns;

    ExportKind(String title, String command, ColumnChoice key, List<ColumnChoice> toCreate, Column... others) {
        this.title = title;
        this.command = command;
        this.key = key;
        this.toCreate = toCreate;
        this.columns = EnumSet.copyOf(
                Stream.of(key.columns().stream(), choices(toCreate), Arrays.stream(others), Stream.of(EXACT))
                        .flatMap(c -> c)
                        .toList());
    }

    private static Stream<Column> choices(List<ColumnChoice> choices) {
        return choices.stream().flatMap(c -> c.columns().stream());
    }

    /** The plural name, for messages. */
    public String title() {
        return title;
    }

    /** Whether the management shell exports such files; others are exported by this service only. */
    private boolean isOfShell() {
        return this != CLIENT_CONFIGURATIONS && this != MIGRATIONS;
    }

    /** The kinds that the management shell exports. */
    public static List<ExportKind> ofShell() {
        return Arrays.stream(values()).filter(ExportKind::isOfShell).toList();
    }

    /** The command of the management shell that lists these objects. */
    public String command() {
        return command;
    }

    /** The command that makes a file of them. */
    public String exportCommand() {
        return !isOfShell()
                ? command
                : "%s | Export-Csv -NoTypeInformation -Encoding UTF8 -Path %s.csv".formatted(command, urlName());
    }

    /** The name in URLs, such as {@code front-end-pools}. */
    public String urlName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kinds in the order in which they can be imported: a row may refer only to what is stored. */
    public static List<ExportKind> inOrderOfImport() {
        return List.of(
                FRONT_END_POOLS,
                POLICIES,
                CHAT_POOLS,
                USERS,
                CATEGORIES,
                ADD_INS,
                ROOMS,
                CLIENT_CONFIGURATIONS,
                MIGRATIONS);
    }

    /** The kind with a name in URLs; empty for an unknown name. */
    public static Optional<ExportKind> ofUrlName(String name) {
        return Arrays.stream(values()).filter(k -> k.urlName().equals(name)).findFirst();
    }

    /** The columns that identify the object of a row. */
    ColumnChoice key() {
        return key;
    }

    /** The key columns that a file with these columns lacks; empty if it has what identifies the objects of its rows. */
    public Optional<String> missingKey(Set<Column> present) {
        if (key.isIn(present)) {
            return isOfShell()
                    ? Optional.empty()
                    : toCreate.stream()
                            .filter(choice -> !choice.isIn(present))
                            .map(ColumnChoice::toString)
                            .findFirst();
        }
        if (!hasIdentityInParts()) {
            return Optional.of(key.toString());
        }
        return present.containsAll(IdentityParser.PARTS)
                ? Optional.empty()
                : Optional.of("%s (or both %s and %s)".formatted(key, PERSISTENT_CHAT_POOL_FQDN.title(), NAME.title()));
    }

    private boolean hasIdentityInParts() {
        return columns.containsAll(IdentityParser.PARTS);
    }

    /** The columns of which one is in every header of this kind. */
    public Set<Column> keyColumns() {
        Set<Column> keys = EnumSet.copyOf(key.columns());
        if (hasIdentityInParts()) {
            keys.add(PERSISTENT_CHAT_POOL_FQDN);
        }
        return keys;
    }

    /**
     * What a row says about its object, in quotes, for a row whose key is not valid.
     *
     * @param cells as the file has them
     * @return empty if the cells of the key are
     */
    public String quotedKey(Map<Column, String> cells) {
        List<String> texts = this == CLIENT_CONFIGURATIONS
                ? texts(cells, Stream.concat(key.columns().stream(), choices(toCreate)))
                : texts(cells, key.columns().stream()).stream().limit(1).toList();
        if (texts.isEmpty() && hasIdentityInParts()) {
            texts = texts(cells, IdentityParser.PARTS.stream());
        }
        return texts.isEmpty() ? "" : InputSanitizer.quote(String.join("\\", texts));
    }

    private static List<String> texts(Map<Column, String> cells, Stream<Column> columns) {
        return columns.map(column -> cells.getOrDefault(column, "").strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The columns that a row needs to create an object, in addition to its key. */
    public List<ColumnChoice> toCreate() {
        return toCreate;
    }

    /** All columns that are read. */
    public Set<Column> columns() {
        return columns;
    }
}
