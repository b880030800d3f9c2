package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.NewUsers;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.Database;
import io.lifeguard.bench.run.ServiceClient.Timed;
import java.nio.file.Path;

/** An export of new users, the same again, of which nothing is new any more, and the bare load of the same rows. */
public final class ImportPart {
    private static final double LEAST_ROWS_PER_SECOND = 5_000;
    private static final String COLUMNS =
            "sip_address, key, external_id, external_key, display_name, search_words, enabled,"
                    + " online, home_id, policy_id";

    private final Workbench bench;

    public ImportPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        int count = bench.settings().imported();
        bench.report().section("Import of %,d users".formatted(count));
        // a small one before, so that the code is no longer new either
        importUsers("warm", Math.max(1, count / 15), "created");
        Path file = NewUsers.write(bench.processes().file("new.csv"), "new", count);
        double seconds = importUsers(file, count, "created");
        add("new users", count, seconds);
        add("the same again, unchanged", count, importUsers(file, count, "unchanged"));
        bench.report().atMost("import of %,d new users".formatted(count), seconds, count / LEAST_ROWS_PER_SECOND, "s");
        double copied = copy(count);
        add("the same rows with \\copy into the same table", count, copied);
        bench.report().atLeast("rate of the import as a part of that of \\copy", copied / seconds, 0.3, "");
    }

    /**
     * Copies the imported users into the table with all its indexes and constraints, in seconds. The service reads, decides and
     * logs each row besides.
     */
    private double copy(int count) throws Exception {
        Database database = bench.database();
        String rows = bench.processes().file("copied.txt").toString();
        database.millis("\\copy (select %s from users where key like 'sip:new%%') to '%s'".formatted(COLUMNS, rows), 1);
        database.value("delete from users where key like 'sip:new%'");
        database.value("vacuum analyze users");
        double millis = database.millis("\\copy users (%s) from '%s'".formatted(COLUMNS, rows), 1)
                .get(0);
        int stored = Integer.parseInt(database.value("select count(*) from users where key like 'sip:new%'"));
        if (stored != count) {
            throw new IllegalStateException("expected " + count + " copied users: " + stored);
        }
        return millis / 1000;
    }

    private void add(String what, int count, double seconds) {
        bench.report().add(Figure.of(what).with("s", seconds).with("rows/s", count / seconds));
    }

    private void importUsers(String name, int count, String expected) throws Exception {
        importUsers(NewUsers.write(bench.processes().file(name + ".csv"), name, count), count, expected);
    }

    /** In seconds. */
    private double importUsers(Path file, int count, String expected) throws Exception {
        Timed imported = bench.client().importExport("users", file);
        if (imported.data().get(expected).asInt() != count) {
            throw new IllegalStateException("expected " + count + " " + expected + ": " + imported.data());
        }
        return imported.millis() / 1000;
    }
}
