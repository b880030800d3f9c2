package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.NewUsers;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.ServiceClient.Timed;
import java.nio.file.Path;

/** An export of new users, and the same again, of which nothing is new any more. */
public final class ImportPart {
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
        bench.report().atMost("import of %,d new users".formatted(count), seconds, 30, "s");
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
