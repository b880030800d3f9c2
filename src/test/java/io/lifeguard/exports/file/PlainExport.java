package io.lifeguard.exports.file;

import io.lifeguard.exports.row.ExportKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A generated export as a table: the columns that an import reads, in the order of the shell.
 *
 * @param rows each from column to value
 */
public record PlainExport(ExportKind kind, List<String> columns, List<Map<String, String>> rows) {
    private static final List<String> TEXTS = List.of(
            "",
            "Müller",
            "Ada \"the first\" Lovelace",
            "one, two; three|four",
            "two\nlines",
            "José – 5 €",
            "a=b",
            "#TYPES",
            "x");

    /** The same for the same seed. Refers to the pools and policies of {@code Estate.pools()}. */
    public static PlainExport of(ExportKind kind, Random random) {
        List<Map<String, String>> rows = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            rows.add(new TreeMap<>(row(kind, i, random)));
        }
        return new PlainExport(kind, columns(kind), rows);
    }

    /** The file as PowerShell 7 writes it: UTF-8, all values quoted. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(line(columns));
        rows.forEach(row -> text.append(line(columns.stream().map(row::get).toList())));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static List<String> columns(ExportKind kind) {
        return switch (kind) {
            case FRONT_END_POOLS -> List.of("Identity", "SiteId", "PoolFqdn", "Version", "Role");
            case CHAT_POOLS -> List.of("Identity", "Registrar", "DisplayName", "PoolFqdn", "Version", "Role");
            case POLICIES -> List.of("Identity", "Description", "EnablePersistentChat");
            case USERS ->
                List.of(
                        "DisplayName",
                        "HomeServer",
                        "SipAddress",
                        "Enabled",
                        "RegistrarPool",
                        "PersistentChatPolicy",
                        "HostingProvider",
                        "Guid");
            case CATEGORIES -> List.of("CategoryUri", "Identity", "Name", "Description");
            case ROOMS ->
                List.of("Identity", "Name", "Description", "Category", "Type", "Privacy", "Disabled", "Addin");
            case ADD_INS -> List.of("Identity", "Name", "URL", "AddinId");
            case CLIENT_CONFIGURATIONS, MIGRATIONS -> throw new IllegalArgumentException("no command exports " + kind);
        };
    }

    private static Map<String, String> row(ExportKind kind, int i, Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        String line = text.replace("\n", " ");
        String bool = random.nextBoolean() ? "True" : "False";
        String pool = "pchat.contoso.com\\";
        String guid = "7c1d0a5e-0000-4000-8000-%012d".formatted(i);
        return switch (kind) {
            case FRONT_END_POOLS ->
                Map.of(
                        "Identity", "Registrar:fe%d.contoso.com".formatted(i),
                        "SiteId", "Site:Town " + i,
                        "PoolFqdn", "fe%d.contoso.com".formatted(i),
                        "Version", String.valueOf(4 + random.nextInt(3)),
                        "Role", "Registrar");
            case CHAT_POOLS ->
                Map.of(
                        "Identity",
                        "PersistentChatServer:chat%d.contoso.com".formatted(i),
                        "Registrar",
                        "Registrar:lync13.contoso.com",
                        "DisplayName",
                        line,
                        "PoolFqdn",
                        "chat%d.contoso.com".formatted(i),
                        "Version",
                        "6",
                        "Role",
                        "PersistentChatServer");
            case POLICIES -> Map.of("Identity", "Tag:Group " + i, "Description", text, "EnablePersistentChat", bool);
            case USERS -> user(i, line, bool, guid, random);
            case CATEGORIES ->
                Map.of(
                        "CategoryUri", "ma-cat://contoso.com/" + guid,
                        "Identity", pool + "Group " + i,
                        "Name", "Group " + i,
                        "Description", text);
            case ROOMS ->
                Map.of(
                        "Identity",
                        pool + "Room\\" + i,
                        "Name",
                        "Room\\" + i,
                        "Description",
                        text,
                        "Category",
                        "IT",
                        "Type",
                        random.nextBoolean() ? "Normal" : "Auditorium",
                        "Privacy",
                        random.nextBoolean() ? "Open" : "Secret",
                        "Disabled",
                        bool,
                        "Addin",
                        "");
            case ADD_INS ->
                Map.of(
                        "Identity", pool + "Page " + i,
                        "Name", "Page " + i,
                        "URL", "https://apps.contoso.com/?a=1;b=2&c=" + i,
                        "AddinId", guid);
            case CLIENT_CONFIGURATIONS, MIGRATIONS -> throw new IllegalArgumentException("no command exports " + kind);
        };
    }

    private static Map<String, String> user(int i, String name, String bool, String guid, Random random) {
        String pools = ",CN=Pools,CN=RTC Service,CN=Services,DC=contoso,DC=com";
        int home = random.nextInt(4);
        return Map.of(
                "DisplayName",
                name,
                "HomeServer",
                "CN=Lc Services,CN=Microsoft,CN=" + (home == 0 ? "r2" : "1:1") + pools,
                "SipAddress",
                "sip:user%d@contoso.com".formatted(i),
                "Enabled",
                bool,
                "RegistrarPool",
                home == 1 ? "lync13.contoso.com" : home == 2 ? "lync10.contoso.com" : "",
                "PersistentChatPolicy",
                random.nextBoolean() ? "Traders" : "",
                "HostingProvider",
                home == 3 ? "sipfed.online.lync.com" : "SRV:",
                "Guid",
                guid);
    }
}
