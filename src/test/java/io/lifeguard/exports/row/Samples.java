package io.lifeguard.exports.row;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.file.ExportRows;
import io.lifeguard.exports.raw.NotAnExportException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sample organisation, and how tests write and read files. */
public final class Samples {
    private static final Map<ExportKind, String> BY_HAND =
            Map.of(ExportKind.CLIENT_CONFIGURATIONS, """
            "SipAddress","Client","ChatPool"\r
            "sip:ada@contoso.com","GROUP_CHAT_2010","gchat10.contoso.com"\r
            "sip:ben@contoso.com","LYNC_2013","pchat01.contoso.com"\r
            """, ExportKind.MIGRATIONS, """
            "PoolFqdn","MigrationTarget","State"\r
            "gchat10.contoso.com","pchat01.contoso.com","MIGRATED"\r
            "pchat02.contoso.com","","DECOMMISSIONED"\r
            """);

    private Samples() {}

    /** Of a kind that the organisation has none of, a file made by hand. */
    public static byte[] bytes(ExportKind kind) {
        String byHand = BY_HAND.get(kind);
        if (byHand != null) {
            return byHand.getBytes(StandardCharsets.UTF_8);
        }
        String name = "/samples/contoso/" + kind.urlName() + ".csv";
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of a sample without its byte-order mark, with CRLF and commas. */
    static String text(ExportKind kind) {
        String text = new String(bytes(kind), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    public static Path file(Path directory, byte[] content) throws IOException {
        return Files.write(directory.resolve("export.csv"), content);
    }

    public static ExportFile open(Path directory, ExportKind kind, String... lines)
            throws IOException, NotAnExportException {
        String text = String.join("\r\n", lines) + "\r\n";
        return ExportFile.open(file(directory, text.getBytes(StandardCharsets.UTF_8)), kind);
    }

    public static <R extends ExportRow> List<R> all(ExportRows<R> rows) throws IOException {
        List<R> all = new ArrayList<>();
        try (rows) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }
}
