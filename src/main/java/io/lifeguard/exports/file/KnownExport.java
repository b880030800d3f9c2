package io.lifeguard.exports.file;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.Ids;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Exports of commands of the management shell and of Active Directory, recognised by their type or by columns that no
 * other of them has. More special ones come first.
 */
@SuppressWarnings("ImmutableEnumChecker") // unmodifiable lists and sets
enum KnownExport {
    ROOMS(
            "Get-CsPersistentChatRoom",
            EnumSet.of(ExportKind.ROOMS),
            ".Chat.Cmdlets.ChatRoom",
            "ChatRoomUri",
            "Privacy+Disabled",
            "Category+Privacy"),
    ADD_INS(
            "Get-CsPersistentChatAddin",
            EnumSet.of(ExportKind.ADD_INS),
            ".Chat.Cmdlets.Addin",
            "AddinId",
            "Identity+URL"),
    CATEGORIES(
            "Get-CsPersistentChatCategory",
            EnumSet.of(ExportKind.CATEGORIES),
            ".Chat.Cmdlets.Category",
            "NumberOfChatRooms",
            "AllowedMembers+Creators",
            "Identity+CategoryUri+Parent"),
    CHAT_POLICIES(
            "Get-CsPersistentChatPolicy",
            EnumSet.of(ExportKind.POLICIES),
            ".Policy.PersistentChat.",
            "EnablePersistentChat"),
    OTHER_POLICIES("another kind of policy, such as Get-CsClientPolicy", noKind(), ".Policy.", "ScopeClass+Anchor"),
    POOLS("Get-CsPool", noKind(), ".Xds.DisplayPool", "Computers+Services"),
    SITES("Get-CsSite", noKind(), ".Xds.DisplaySite", "Pools+Services"),
    COMPUTERS("Get-CsComputer", noKind(), ".Xds.DisplayComputer", "Pool+Fqdn"),
    TRUSTED_APPLICATIONS(
            "Get-CsTrustedApplication", noKind(), ".DisplayTrustedApplication", "TrustedApplicationPoolFqdn"),
    SERVICES(
            "Get-CsService",
            EnumSet.of(ExportKind.FRONT_END_POOLS, ExportKind.CHAT_POOLS),
            ".Xds.Display",
            "PoolFqdn+Role",
            "PoolFqdn+ServiceId"),
    CLIENT_CONFIGURATIONS(
            ExportKind.CLIENT_CONFIGURATIONS.command(),
            EnumSet.of(ExportKind.CLIENT_CONFIGURATIONS),
            "Lifeguard.ClientConfiguration",
            "SipAddress+Client",
            "SipAddress+ChatPool"),
    USERS("Get-CsUser", EnumSet.of(ExportKind.USERS), ".Schema.OCSADUser", "SipAddress"),
    DIRECTORY_USERS(
            "Get-ADUser", noKind(), "Microsoft.ActiveDirectory.Management.ADUser", "SamAccountName+UserPrincipalName"),
    MAILBOXES("Get-Mailbox", noKind(), ".Exchange.Data.", "PrimarySmtpAddress"),
    SYSTEM_SERVICES("Get-CsWindowsService or Get-Service", noKind(), ".ServiceController", "ServiceType+ServiceName");

    private final String command;
    private final Set<ExportKind> kinds;
    private final String type;
    private final List<Set<String>> columns;

    /**
     * @param kinds the imports that take such a file
     * @param type a part of the type's name
     * @param columns alternatives: columns joined by a plus sign, of which all are in such a file
     */
    KnownExport(String command, Set<ExportKind> kinds, String type, String... columns) {
        this.command = command;
        this.kinds = kinds;
        this.type = type;
        this.columns = Arrays.stream(columns)
                .map(all -> Arrays.stream(all.split("\\+")).map(Ids::key).collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    private static Set<ExportKind> noKind() {
        return EnumSet.noneOf(ExportKind.class);
    }

    String command() {
        return command;
    }

    /**
     * The export that a file is instead of the expected kind; empty if its type or its columns are of that kind, or of no
     * known export. Columns count beside the type, since {@code Select-Object} keeps the name of the type.
     */
    static Optional<KnownExport> otherThan(ExportKind kind, FileHead head) {
        Set<String> names = head.names().stream().map(Ids::key).collect(Collectors.toSet());
        List<KnownExport> candidates = Stream.concat(
                        head.typeName().flatMap(KnownExport::ofType).stream(),
                        Arrays.stream(values()).filter(e -> e.columns.stream().anyMatch(names::containsAll)))
                .toList();
        return candidates.stream().anyMatch(e -> e.kinds.contains(kind))
                ? Optional.empty()
                : candidates.stream().findFirst();
    }

    private static Optional<KnownExport> ofType(String name) {
        return Arrays.stream(values()).filter(e -> name.contains(e.type)).findFirst();
    }
}
