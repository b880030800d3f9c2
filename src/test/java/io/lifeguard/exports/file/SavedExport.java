package io.lifeguard.exports.file;

import io.lifeguard.exports.row.ExportKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Writes a plain export with a fault, in any encoding, with any delimiter, order of columns, quoting and line end. */
public final class SavedExport {
    private static final String LIST = "System.Collections.Generic.List`1[System.String]";
    private static final List<String> DECLARED = List.of(",", ";", "\t", "|", "^", "~", ":", "$", "!", "_", " ", "&");
    private static final List<String> FOUND = List.of(",", ";", "\t", "|", "^", "~");

    private final ExportFault fault;
    private final Random random;
    private final String delimiter;
    private final String end;
    private final boolean quoted;
    private final StringBuilder text = new StringBuilder();
    private List<String> columns;
    private long passedOver;

    /**
     * @param bytes of the file
     * @param passedOver how many of its rows are passed over
     * @param repeated how many of its rows repeat others
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    public record Bytes(byte[] bytes, long passedOver, long repeated) {}

    private SavedExport(PlainExport plain, ExportFault fault, Random random) {
        this.fault = fault;
        this.random = random;
        this.delimiter = of(fault == ExportFault.SEPARATOR_LINE ? DECLARED : FOUND);
        this.end = of(List.of("\r\n", "\r\n", "\n", "\r"));
        this.quoted = random.nextBoolean();
        this.columns = shuffled(plain.columns());
    }

    /** The same for the same plain export, fault and state of the generator. */
    public static Bytes of(PlainExport plain, ExportFault fault, Random random) {
        return new SavedExport(plain, fault, random).save(plain);
    }

    private Bytes save(PlainExport plain) {
        List<Map<String, String>> rows = new ArrayList<>(
                plain.rows().stream().<Map<String, String>>map(TreeMap::new).toList());
        rows.forEach(this::change);
        int count = rows.size();
        if (fault == ExportFault.REPEATED_ROWS) {
            for (int i = 0; i <= random.nextInt(3); i++) {
                rows.add(new TreeMap<>(of(rows)));
            }
        }
        columns = changedColumns();
        preamble();
        writeHead();
        for (Map<String, String> row : rows) {
            between(plain.kind());
            writeRow(row);
        }
        between(plain.kind());
        return new Bytes(encoded(), passedOver, rows.size() - count);
    }

    private void change(Map<String, String> row) {
        switch (fault) {
            case WORDS_OF_EXCEL -> row.replaceAll((column, value) -> word(value));
            case LIST_COLUMNS -> row.put("Members", LIST);
            case IDENTITY_IN_PARTS -> {
                row.put(
                        "PersistentChatPoolFqdn",
                        Objects.requireNonNull(row.get("Identity")).split("\\\\", 2)[0]);
                row.put("Identity", "");
            }
            case CLUSTER_MARKERS ->
                row.computeIfPresent(
                        "HomeServer", (column, dn) -> dn.replace("CN=1:1", "CN=" + of(ExportFault.MARKERS)));
            case CLOUD_REGISTRARS -> cloud(row);
            case CATEGORY_BY_URI -> {
                row.put("CategoryUri", "ma-cat://contoso.com/00000000-0000-4000-8000-00000000000a");
                row.put("Category", "");
            }
            case OTHER_ROLES -> {
                if (random.nextBoolean()) {
                    row.put("Role", "");
                }
            }
            default -> {}
        }
    }

    private void cloud(Map<String, String> row) {
        if (!"SRV:".equals(row.get("HostingProvider"))) {
            row.put("RegistrarPool", of(List.of("sippoolDB3.infra.lync.com", "WEBPOOL1.ONLINE.lync.com")));
            row.put("HostingProvider", of(List.of("", "SRV:", "sipfed.online.lync.com")));
        }
    }

    private String word(String value) {
        String word =
                value.equals("True") ? of(ExportFault.TRUE) : value.equals("False") ? of(ExportFault.FALSE) : value;
        return !word.equals(value) && random.nextBoolean() ? word.toLowerCase(Locale.ROOT) : word;
    }

    private List<String> changedColumns() {
        List<String> changed = new ArrayList<>(columns);
        switch (fault) {
            case LIST_COLUMNS -> changed.add(random.nextInt(changed.size() + 1), "Members");
            case IDENTITY_IN_PARTS -> {
                changed.add("PersistentChatPoolFqdn");
                if (random.nextBoolean()) {
                    changed.remove("Identity");
                }
            }
            case CATEGORY_BY_URI -> {
                changed.add("CategoryUri");
                if (random.nextBoolean()) {
                    changed.remove("Category");
                }
            }
            default -> {}
        }
        return shuffled(changed);
    }

    private void preamble() {
        if (fault == ExportFault.SEPARATOR_LINE) {
            text.append(of(List.of("sep=", "SEP=", "sep="))).append(delimiter).append(end);
        }
        if (fault == ExportFault.TYPE_LINE) {
            String type = "#TYPE Selected.System.Management.Automation.PSCustomObject";
            text.append(of(List.of(type, '"' + type + '"', type + delimiter.repeat(5), "#type x")))
                    .append(end);
        }
        if (fault == ExportFault.BLANK_ROWS) {
            blankRows();
        }
    }

    private void between(ExportKind kind) {
        if (random.nextInt(3) > 0) {
            return;
        }
        switch (fault) {
            case BLANK_ROWS -> blankRows();
            case REPEATED_HEADS -> repeatHead();
            case OTHER_ROLES -> otherRole(kind);
            case NO_SIP_ADDRESS -> {
                writeRow(Map.of("DisplayName", "Service", "Guid", "guid " + random.nextInt()));
                passedOver++;
            }
            default -> {}
        }
    }

    private void blankRows() {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            text.append(of(List.of(
                            delimiter.repeat(columns.size() - 1),
                            delimiter.repeat(columns.size() + 3),
                            "\"\"" + delimiter + "\"  \"" + delimiter.repeat(columns.size() - 2))))
                    .append(end);
            passedOver++;
        }
    }

    private void repeatHead() {
        if (random.nextBoolean()) {
            String mark = random.nextInt(4) == 0 ? "\uFEFF" : "";
            String type = "#TYPE Microsoft.Rtc.Management.Something";
            text.append(mark).append(of(List.of(type, '"' + type + '"'))).append(end);
            passedOver++;
        }
        columns = random.nextBoolean() ? columns : shuffled(columns);
        writeHead();
        passedOver++;
    }

    private void otherRole(ExportKind kind) {
        String own = kind == ExportKind.FRONT_END_POOLS ? "Registrar" : "";
        String role = of(ExportFault.ROLES.stream().filter(r -> !r.equals(own)).toList());
        Map<String, String> row = new HashMap<>(Map.of(
                "Identity", role + ":" + of(List.of("192.0.2.7", "fe0.contoso.com", "sql.contoso.com")),
                "PoolFqdn", "x.contoso.com",
                "Version", "6",
                "SiteId", "Site:X"));
        row.put("Role", random.nextBoolean() ? role : "");
        writeRow(row);
        passedOver++;
    }

    private void writeHead() {
        text.append(String.join(delimiter, columns.stream().map(this::field).toList()))
                .append(end);
    }

    private void writeRow(Map<String, String> row) {
        text.append(String.join(
                        delimiter,
                        columns.stream()
                                .map(c -> field(row.getOrDefault(c, "")))
                                .toList()))
                .append(end);
    }

    private String field(String value) {
        boolean special = value.contains(delimiter) || value.matches("(?s).*[\"\\n\\r].*") || value.startsWith("#");
        return quoted || special ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    private byte[] encoded() {
        String content = text.toString();
        Charset windows1252 = Charset.forName("windows-1252");
        return switch (random.nextInt(6)) {
            case 0 -> content.getBytes(StandardCharsets.UTF_8);
            case 1 -> ("\uFEFF" + content).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("\uFEFF" + content).getBytes(StandardCharsets.UTF_16LE);
            case 3 -> ("\uFEFF" + content).getBytes(StandardCharsets.UTF_16BE);
            case 4 -> content.getBytes(StandardCharsets.UTF_16LE);
            default ->
                windows1252.newEncoder().canEncode(content)
                        ? content.getBytes(windows1252)
                        : content.getBytes(StandardCharsets.UTF_8);
        };
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private List<String> shuffled(List<String> list) {
        List<String> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
