package io.lifeguard.bench.parts;

import io.lifeguard.bench.report.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An export of all users, compared with {@code \copy} of the same rows to a file. */
public final class ExportPart {
    private static final String SAME_ROWS =
            "select u.sip_address, u.external_id, u.display_name, u.enabled, u.online, h.fqdn,"
                    + " o.identity from users u left join front_end_pools h on h.id = u.home_id"
                    + " left join policies o on o.id = u.policy_id order by u.key";
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 5;

    private final Workbench bench;

    public ExportPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        Path exported = bench.processes().file("exported");
        Path copied = bench.processes().file("copied.csv");
        for (int i = 0; i < WARM_UPS; i++) {
            bench.client().export("/api/exports/users", "text/csv", exported);
        }
        List<Double> exports = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            copies.add(bench.database().copySeconds(SAME_ROWS, copied));
            exports.add(bench.client().export("/api/exports/users", "text/csv", exported));
        }
        long rows = rows(exported) - 1;
        if (rows != rows(copied)) {
            throw new IllegalStateException("exported %d rows, copied %d".formatted(rows, rows(copied)));
        }
        bench.report().section("Export of %,d users".formatted(rows));
        double copy = median(copies);
        double export = median(exports);
        add("psql \\copy of the same rows", copy, copied);
        add("CSV", export, exported);
        add("NDJSON", bench.client().export("/api/exports/users", "application/x-ndjson", exported), exported);
        add("ZIP of everything", bench.client().export("/api/exports", "application/zip", exported), exported);
        bench.report().atMost("export of users, compared with \\copy", export / copy, 3, "times");
    }

    private void add(String what, double seconds, Path file) throws Exception {
        bench.report().add(Figure.of(what).with("s", seconds).with("MB", Files.size(file) / 1048576.0));
    }

    private static long rows(Path file) throws Exception {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
