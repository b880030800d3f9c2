package io.lifeguard.exports;

import static io.lifeguard.exports.Column.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an export lists, and so which columns matter in it. Every other column is passed over.
 *
 * <p>Columns and commands are those of the Lync Server 2013 management shell ({@code Get-CsUser},
 * {@code Get-CsService}, {@code Get-CsPersistentChatPolicy}, …). A table that was made by hand may use them as well.
 */
@SuppressWarnings("ImmutableEnumChecker") // a Choice is a record of an unmodifiable list
public enum ExportKind {
    FRONT_END_POOLS(
            "front-end pools",
            "Get-CsService -Registrar",
            Choice.of(POOL_FQDN, IDENTITY),
            List.of(Choice.of(VERSION), Choice.of(SITE, SITE_ID))),
    POLICIES(
            "chat policies",
            "Get-CsPersistentChatPolicy",
            Choice.of(IDENTITY),
            List.of(Choice.of(ENABLE_PERSISTENT_CHAT)),
            DESCRIPTION),
    CHAT_POOLS(
            "chat pools",
            "Get-CsService -PersistentChatServer",
            Choice.of(POOL_FQDN, IDENTITY),
            List.of(Choice.of(VERSION), Choice.of(REGISTRAR)),
            DISPLAY_NAME),
    USERS(
            "users",
            "Get-CsUser",
            Choice.of(SIP_ADDRESS),
            List.of(Choice.of(ENABLED), Choice.of(REGISTRAR_POOL, HOME_SERVER)),
            GUID,
            DISPLAY_NAME,
            HOSTING_PROVIDER,
            PERSISTENT_CHAT_POLICY),
    CATEGORIES("categories", "Get-CsPersistentChatCategory", Choice.of(IDENTITY), List.of(), NAME, DESCRIPTION),
    ROOMS(
            "rooms",
            "Get-CsPersistentChatRoom",
            Choice.of(IDENTITY),
            List.of(Choice.of(CATEGORY)),
            NAME,
            DESCRIPTION,
            TYPE,
            PRIVACY,
            DISABLED,
            ADD_IN),
    ADD_INS("add-ins", "Get-CsPersistentChatAddin", Choice.of(IDENTITY), List.of(Choice.of(URL)), NAME);

    private final String title;
    private final String command;
    private final Choice key;
    private final List<Choice> toCreate;
    private final Set<Column> columns;

    ExportKind(String title, String command, Choice key, List<Choice> toCreate, Column... others) {
        this.title = title;
        this.command = command;
        this.key = key;
        this.toCreate = toCreate;
        this.columns = EnumSet.copyOf(Stream.of(key.columns().stream(), choices(toCreate), Arrays.stream(others))
                .flatMap(c -> c)
                .toList());
    }

    private static Stream<Column> choices(List<Choice> choices) {
        return choices.stream().flatMap(c -> c.columns().stream());
    }

    /** The name that administrators use, for sentences. */
    public String title() {
        return title;
    }

    /** The command of the management shell that lists them; a table made by hand will do as well. */
    public String command() {
        return command;
    }

    /** The name in addresses: {@code front-end-pools}. */
    public String urlName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a name in addresses; empty for one that is none. */
    public static Optional<ExportKind> ofUrlName(String name) {
        return Arrays.stream(values()).filter(k -> k.urlName().equals(name)).findFirst();
    }

    /** The columns that say which thing a row is about. */
    Choice key() {
        return key;
    }

    /** What a row needs, beside its key, to create something. */
    List<Choice> toCreate() {
        return toCreate;
    }

    /** All columns that mean something. */
    Set<Column> columns() {
        return columns;
    }
}
