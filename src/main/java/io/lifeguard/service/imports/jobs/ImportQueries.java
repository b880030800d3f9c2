package io.lifeguard.service.imports.jobs;

import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.service.imports.jobs.ImportJob.ImportJobFile;
import io.lifeguard.service.imports.report.ImportReport;
import io.lifeguard.service.imports.report.ImportReport.Refusal;
import io.lifeguard.store.imports.ImportReads;
import io.lifeguard.store.imports.ImportRowTable;
import io.lifeguard.store.imports.ImportRowTable.StoredRow;
import io.lifeguard.store.imports.ImportTable;
import io.lifeguard.store.imports.StoredImport;
import io.lifeguard.store.imports.StoredImport.StoredFile;
import io.lifeguard.store.write.PrimaryDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads imports and their rows, and cancels imports. */
@Singleton
public class ImportQueries {
    private static final int MAX_REFUSALS = 1000;
    private static final int MAX_PASSED_OVER = 100;

    private final PrimaryDatabase primary;
    private final ActiveImports active;

    ImportQueries(PrimaryDatabase primary, ActiveImports active) {
        this.primary = primary;
        this.active = active;
    }

    /**
     * A row that was refused or passed over.
     *
     * @param number in the order of processing
     * @param file the number of its file
     * @param line from 1; 0 for an absent object
     * @param id of what the row is about
     * @param cells of the columns that are read, as the file has them
     * @param violations empty if it was passed over
     */
    public record ImportRow(
            long number,
            int file,
            long line,
            String id,
            Map<String, String> cells,
            List<Violation> violations,
            Optional<PassedOverReason> passedOver) {}

    /** Reads a page of imports, the newest first; their reports have no rows. */
    public Uni<List<ImportJob>> page(long before, int size) {
        return ImportReads.page(primary.statements(), before, size)
                .map(found -> found.stream().map(ImportQueries::job).toList());
    }

    /** Reads an import; its reports have no rows. */
    public Uni<Optional<ImportJob>> find(UUID id) {
        return ImportReads.find(primary.statements(), id).map(found -> found.map(ImportQueries::job));
    }

    /** The report of a file with its first refused and passed-over rows, as a request that waits for it gets it. */
    public Uni<ImportReport> withRows(UUID id, int file, ImportReport report) {
        return rows(id, 0, Optional.of(file), Optional.of(false), MAX_REFUSALS)
                .chain(refused -> rows(id, 0, Optional.of(file), Optional.of(true), MAX_PASSED_OVER)
                        .map(passedOver -> report.withRows(
                                refused.stream()
                                        .map(row -> new Refusal(row.line(), row.id(), row.violations()))
                                        .toList(),
                                passedOver.stream()
                                        .map(row -> new PassedOverRow(
                                                row.line(), row.passedOver().orElseThrow(), row.id()))
                                        .toList())));
    }

    /**
     * Reads rows in the order of processing.
     *
     * @param after the number that the page begins after; 0 for the first page
     * @param file the number of the file; empty for all
     * @param passedOver whether to read rows that were passed over, or those that were refused; empty for both
     */
    public Uni<List<ImportRow>> rows(
            UUID id, long after, Optional<Integer> file, Optional<Boolean> passedOver, int size) {
        return ImportRowTable.page(primary.statements(), id, after, file, passedOver, size)
                .map(rows -> rows.stream().map(ImportQueries::row).toList());
    }

    /** Cancels an import after its present batch; does nothing if it has ended. */
    public Uni<Void> cancel(UUID id) {
        return ImportTable.requestCancellation(primary.statements(), id)
                .invoke(requested -> active.cancel(id))
                .replaceWithVoid();
    }

    private static ImportJob job(StoredImport stored) {
        return new ImportJob(
                stored.id(),
                stored.number(),
                stored.actor(),
                stored.kind(),
                stored.dryRun(),
                ImportState.valueOf(stored.state()),
                stored.cancelRequested(),
                stored.createdAt().toInstant(),
                stored.startedAt().map(OffsetDateTime::toInstant),
                stored.endedAt().map(OffsetDateTime::toInstant),
                stored.now().toInstant(),
                stored.failure().map(ImportFailure::decode),
                stored.impact(),
                stored.files().stream().map(ImportQueries::file).toList());
    }

    private static ImportJobFile file(StoredFile stored) {
        return new ImportJobFile(
                stored.number(),
                stored.name(),
                stored.kind(),
                stored.columns(),
                stored.bytes(),
                stored.bytesDone(),
                stored.startedAt().map(OffsetDateTime::toInstant),
                stored.report().map(report -> ReportDocument.decode(report, stored.absentIds())));
    }

    private static ImportRow row(StoredRow stored) {
        Map<String, String> cells = new LinkedHashMap<>();
        new JsonObject(stored.cells()).forEach(cell -> cells.put(cell.getKey(), (String) cell.getValue()));
        return new ImportRow(
                stored.number(),
                stored.file(),
                stored.line(),
                stored.subject(),
                cells,
                new JsonArray(stored.violations())
                        .stream()
                                .map(JsonObject.class::cast)
                                .map(v -> new Violation(
                                        Rule.valueOf(v.getString("rule")), v.getString("path"), v.getString("reason")))
                                .toList(),
                stored.passedOver().map(PassedOverReason::valueOf));
    }
}
