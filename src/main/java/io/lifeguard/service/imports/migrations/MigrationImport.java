package io.lifeguard.service.imports.migrations;

import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.MigrationRow;
import io.lifeguard.model.decision.MigratedPool;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.rules.migration.MigrationRules.MigrationFacts;
import io.lifeguard.rules.migration.MigrationSteps;
import io.lifeguard.rules.migration.MigrationSteps.MigrationDraft;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.run.ImportRun;
import io.lifeguard.service.imports.run.RowBatches;
import io.lifeguard.service.imports.run.RowBatches.BatchSize;
import io.lifeguard.service.imports.run.RowWrites;
import io.lifeguard.service.imports.run.RowWrites.RowResult;
import io.lifeguard.service.imports.run.WorkerThread;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** One pass over migrations. Each row takes the steps that are missing, in a transaction of its own. */
public final class MigrationImport {
    private static final int FIRST_BATCH = 50;

    private final ImportRun run;
    private final SqlExecutor snapshot;
    private final RowWrites<StepFacts> writes;

    /** @param stored the topology as it was read; the facts have that after the earlier files of a dry run */
    private record StepFacts(Topology stored, MigrationFacts facts) {}

    /** @param snapshot that a dry run reads */
    public MigrationImport(ImportRun run, SqlExecutor snapshot) {
        this.run = run;
        this.snapshot = snapshot;
        this.writes = new RowWrites<>(run, snapshot, new StepDecider());
    }

    public Uni<Void> process() {
        return WorkerThread.call(run.file()::rows)
                .chain(rows -> new RowBatches<>(rows, new BatchSize(FIRST_BATCH), run)
                        .reported()
                        .forEachBatch(this::processEach))
                .chain(this::countAbsent);
    }

    private Uni<Void> processEach(List<? extends ExportRow> rows) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (ExportRow row : rows) {
            done = done.chain(() -> writes.process(List.of(row)));
        }
        return done;
    }

    private Uni<Void> countAbsent() {
        SqlExecutor statements =
                run.isDryRun() ? snapshot : run.services().primary().statements();
        return run.services()
                .facts()
                .topology(statements)
                .invoke(topology -> {
                    List<MigratedPool> stored = MigratedPool.all(topology.value());
                    List<String> absent = stored.stream()
                            .map(migrated -> migrated.pool().key())
                            .filter(key -> !writes.lists(key))
                            .toList();
                    run.statistics().addStored(stored.size(), absent.size());
                    run.statistics().addAbsentIds(absent);
                })
                .replaceWithVoid();
    }

    private final class StepDecider implements RowWrites.RowDecider<StepFacts> {
        @Override
        public Uni<VersionedFacts<StepFacts>> read(SqlExecutor statements, List<? extends ExportRow> rows) {
            MigrationRow row = (MigrationRow) rows.get(0);
            return run.services()
                    .facts()
                    .ofMigration(
                            statements,
                            row.pool().value().orElse(""),
                            row.target().value(),
                            false)
                    .map(read -> read.map(facts -> new StepFacts(
                            facts.context().topology(),
                            new MigrationFacts(
                                    run.rehearsal().onContext(facts.context()),
                                    facts.pointing(),
                                    facts.collisions()))));
        }

        @Override
        public WriteDecision decide(ExportRow row, StepFacts facts) {
            MigrationRow migration = (MigrationRow) row;
            return MigrationSteps.reach(
                    new MigrationDraft(
                            migration.pool().get(),
                            migration.target().value(),
                            migration.state().get()),
                    facts.facts());
        }

        @Override
        public Uni<Void> rehearse(List<RowResult> results, StepFacts facts) {
            results.forEach(result -> run.rehearsal()
                    .setTopologyOfSteps(
                            facts.stored(),
                            MigrationSteps.after(
                                    facts.facts().context().topology(),
                                    result.decision().changes())));
            return Uni.createFrom().voidItem();
        }
    }
}
