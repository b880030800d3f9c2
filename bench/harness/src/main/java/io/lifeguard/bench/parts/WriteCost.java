package io.lifeguard.bench.parts;

import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.ProcessorTime;
import java.io.IOException;
import java.time.Duration;

/** The processor time and the WAL that one service and its PostgreSQL have used for writes, in all rounds. */
final class WriteCost {
    private final Workbench bench;
    private double service;
    private double database;
    private double walBytes;
    private double writes;

    WriteCost(Workbench bench) {
        this.bench = bench;
    }

    /** Adds what a run uses, with what it does after the last answer. */
    Measured of(Contender.Run run, Duration time) throws Exception {
        ProcessorTime serviceBefore = ofService();
        ProcessorTime databaseBefore = ofDatabase();
        double walBefore = wal();
        Measured measured = run.during(time);
        service += ofService().minus(serviceBefore).seconds();
        database += ofDatabase().minus(databaseBefore).seconds();
        walBytes += wal() - walBefore;
        writes += measured.latencies().getTotalCount();
        return measured;
    }

    Figure figure(String what) {
        return Figure.of(what)
                .with("ms of the service", service * 1000 / writes)
                .with("ms of PostgreSQL", database * 1000 / writes)
                .with("bytes of WAL", walBytes / writes);
    }

    private ProcessorTime ofService() throws IOException {
        return ProcessorTime.of(bench.service().pid());
    }

    private ProcessorTime ofDatabase() throws IOException {
        return ProcessorTime.of(bench.database().pids());
    }

    private double wal() throws IOException, InterruptedException {
        return Double.parseDouble(bench.database().value("select pg_current_wal_insert_lsn() - pg_lsn '0/0'"));
    }
}
