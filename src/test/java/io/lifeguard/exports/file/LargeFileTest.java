package io.lifeguard.exports.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.UserRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A users file of 300 MB and 50 columns, read by a process with a heap of a tenth of it. */
@Tag("slow")
class LargeFileTest {
    private static final int ROWS = 250_000;
    private static final String HOME_SERVER =
            "CN=Lc Services,CN=Microsoft,CN=%s,CN=Pools,CN=RTC Service,CN=Services,CN=Configuration,DC=contoso,DC=com";
    private static final String PADDING = IntStream.range(0, 42)
            .mapToObj(i -> "\"Microsoft.Rtc value %d\"".formatted(i))
            .collect(Collectors.joining(","));

    @TempDir
    Path directory = Path.of("");

    @Test
    void memory_does_not_grow_with_the_file() throws Exception {
        Path file = directory.resolve("users.csv");
        write(file, ROWS);
        assertThat(Files.size(file)).isGreaterThan(300_000_000);
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFileTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("%d rows of which 0 have problems".formatted(ROWS));
    }

    static void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("\uFEFF#TYPE Microsoft.Rtc.Management.ADConnect.Schema.OCSADUser\r\n");
            out.write("\"Identity\",\"Guid\",\"DisplayName\",\"SipAddress\",\"Enabled\",\"RegistrarPool\","
                    + "\"HomeServer\",\"HostingProvider\",\"PersistentChatPolicy\"");
            for (int i = 0; i < 42; i++) {
                out.write(",\"Column" + i + '"');
            }
            out.write("\r\n");
            for (int i = 0; i < rows; i++) {
                boolean legacy = i % 4 == 0;
                out.write(
                        "\"CN=User\\, %1$d,OU=Staff,DC=contoso,DC=com\",\"128b2f33-d23f-4892-8181-%1$012d\",\"User, %1$d\","
                                .formatted(i));
                out.write("\"sip:user%d@contoso.com\",\"True\",\"%s\",\"%s\",\"SRV:\",\"Traders\",%s\r\n"
                        .formatted(
                                i,
                                legacy ? "" : "pool%02d.contoso.com".formatted(i % 20),
                                HOME_SERVER.formatted(legacy ? "pool%02d".formatted(i % 20) : "1:1"),
                                PADDING));
            }
        }
    }

    /** Reads the files that it is given, and says how many rows they have and how long it took. */
    public static void main(String... files) throws Exception {
        for (String name : files) {
            Path file = Path.of(name);
            long start = System.nanoTime();
            ExportFile export = ExportFile.open(file, ExportKind.USERS);
            long checked = System.nanoTime();
            long rows = 0;
            long problems = 0;
            try (ExportRows<UserRow> users = export.users()) {
                while (users.hasNext()) {
                    problems += users.next().hasProblems() ? 1 : 0;
                    rows++;
                }
            }
            long read = System.nanoTime();
            System.out.printf(
                    "%d rows of which %d have problems; %.0f MB, checked in %.2f s, read in %.2f s%n",
                    rows, problems, Files.size(file) / 1e6, (checked - start) / 1e9, (read - checked) / 1e9);
        }
    }
}
