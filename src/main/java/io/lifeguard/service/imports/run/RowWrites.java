package io.lifeguard.service.imports.run;

import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.report.FirstRows;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are decided and stored as single writes are, several in a transaction.
 *
 * @param <F> the facts of a batch
 */
public final class RowWrites<F> {
    private final ImportRun run;
    private final SqlExecutor snapshot;
    private final RowDecider<F> decider;
    private final FirstRows firstRows = new FirstRows();

    /** A row and the decision about it. */
    public record RowResult(ExportRow row, WriteDecision decision) {
        private String id() {
            return row.key().orElse("");
        }
    }

    /** How rows of a kind are decided. */
    public interface RowDecider<F> {
        /** Reads what a batch is decided on. */
        Uni<VersionedFacts<F>> read(SqlExecutor statements, List<? extends ExportRow> rows);

        /** Decides about a row without problems. Later rows of the batch are decided on what it leaves of the facts. */
        WriteDecision decide(ExportRow row, F facts);

        /** Remembers what a dry run would have stored. */
        Uni<Void> rehearse(List<RowResult> results, F facts);
    }

    /** @param snapshot that a dry run reads */
    public RowWrites(ImportRun run, SqlExecutor snapshot, RowDecider<F> decider) {
        this.run = run;
        this.snapshot = snapshot;
        this.decider = decider;
    }

    /** Whether the file lists a key, in the rows so far. */
    public boolean lists(String key) {
        return firstRows.contains(key);
    }

    public Uni<Void> process(List<? extends ExportRow> rows) {
        if (run.isDryRun()) {
            return decider.read(snapshot, rows)
                    .invoke(facts -> run.statistics().setRevision(facts.revision()))
                    .chain(facts -> {
                        List<RowResult> results = decide(rows, facts.value());
                        return decider.rehearse(results, facts.value())
                                .chain(() -> run.processed(Optional.empty(), counted(results)));
                    });
        }
        return run.write(
                        statements -> decider.read(statements, rows),
                        facts -> decide(rows, facts),
                        RowResult::decision,
                        this::counted)
                .onFailure(ConstraintViolation.class)
                .recoverWithUni(e -> processHalves(rows, e));
    }

    /** Finds the row that the constraint rejects by halving the batch. */
    private Uni<Void> processHalves(List<? extends ExportRow> rows, ConstraintViolation violation) {
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            return process(rows.subList(0, half)).chain(() -> process(rows.subList(half, rows.size())));
        }
        ExportRow row = rows.get(0);
        row.key().ifPresent(key -> firstRows.refused(row, key));
        return run.processed(Optional.empty(), counted(List.of(new RowResult(row, RowRefusals.refusal(violation)))));
    }

    private List<RowResult> decide(List<? extends ExportRow> rows, F facts) {
        return rows.stream()
                .map(row -> new RowResult(
                        row,
                        row.key()
                                .map(key -> firstRows.decide(row, key, key, () -> decided(row, facts)))
                                .orElseGet(() -> RowRefusals.refusal(row))))
                .toList();
    }

    private WriteDecision decided(ExportRow row, F facts) {
        return run.services().modes().applyTo(decider.decide(row, facts).withPaths(run.columns()::of), "");
    }

    private ImportStatistics counted(List<RowResult> results) {
        ImportStatistics counts = run.statistics().separate();
        for (RowResult result : results) {
            if (result.id().isEmpty()) {
                counts.countUnidentified();
            }
            counts.count(result.row().line(), result.id(), result.decision());
        }
        return counts;
    }
}
