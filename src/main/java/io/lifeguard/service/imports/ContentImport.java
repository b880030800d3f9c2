package io.lifeguard.service.imports;

import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.RowBatches.BatchSize;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One pass over categories, rooms or add-ins. Each chat pool exports its own content, so only what is stored in the chat
 * pools that the file names can be absent from the file.
 */
final class ContentImport {
    private static final int FIRST_BATCH = 250;
    private static final int PAGE_OF_IDS = 2000;

    private final ImportRun run;
    private final SqlConnection connection;
    private final ImportStatistics statistics;
    private final Map<String, Long> lineOfId = new HashMap<>();
    private final Set<String> poolKeys = new TreeSet<>();
    private final PendingNames pendingOfDryRun = new PendingNames();

    private record ContentRowResult(ExportRow row, WriteDecision decision) {}

    ContentImport(ImportRun run, SqlConnection connection) {
        this.run = run;
        this.connection = connection;
        this.statistics = run.statistics();
    }

    /** Processes every row, then what is absent from the file. */
    Uni<Void> process() {
        return WorkerThread.call(run.file()::rows)
                .chain(rows -> new RowBatches<>(
                                rows, new BatchSize(FIRST_BATCH), run.services().shutdown())
                        .forEachBatch(this::process))
                .chain(() -> processAbsent(Optional.empty()));
    }

    private Uni<Void> process(List<? extends ExportRow> rows) {
        List<ContentItemId> ids = rows.stream().flatMap(ContentBatch::ids).toList();
        return run.underLock(connection, decide(ids, rows))
                .invoke(results -> results.forEach(this::count))
                .replaceWithVoid()
                .onFailure(ConstraintViolation.class)
                .recoverWithUni(e -> processHalves(rows, e));
    }

    private Uni<List<ContentRowResult>> decide(List<ContentItemId> ids, List<? extends ExportRow> rows) {
        return facts(ids, false)
                .map(contents -> {
                    ContentBatch batch = batch(contents);
                    return rows.stream()
                            .map(row -> new ContentRowResult(row, decide(row, batch)))
                            .toList();
                })
                .call(results ->
                        store(results.stream().map(ContentRowResult::decision).toList()));
    }

    /** Finds the row that the constraint rejects by halving the batch. */
    private Uni<Void> processHalves(List<? extends ExportRow> rows, ConstraintViolation violation) {
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            return process(rows.subList(0, half)).chain(() -> process(rows.subList(half, rows.size())));
        }
        count(new ContentRowResult(rows.get(0), RowRefusals.refusal(violation)));
        return Uni.createFrom().voidItem();
    }

    /** A dry run stores nothing, so it must remember the names of all its batches. */
    private ContentBatch batch(ContentSnapshot contents) {
        return new ContentBatch(
                contents,
                run.file().canCreate(),
                run.columns(),
                run.services().modes(),
                run.isDryRun() ? pendingOfDryRun : new PendingNames());
    }

    private WriteDecision decide(ExportRow row, ContentBatch batch) {
        Optional<ContentItemId> id = ContentBatch.id(row);
        id.map(ContentItemId::poolKey).ifPresent(poolKeys::add);
        // a batch may be decided again, and then its lines are known already
        long line = id.map(i -> lineOfId.putIfAbsent(i.key(), row.line())).orElse(row.line());
        if (row.hasProblems()) {
            return RowRefusals.refusal(row);
        }
        return line == row.line()
                ? batch.decide(row)
                : RowRefusals.duplicate(id.orElseThrow().toString(), line);
    }

    private void count(ContentRowResult result) {
        Optional<ContentItemId> id = ContentBatch.id(result.row());
        if (id.isEmpty()) {
            statistics.countUnidentified();
        }
        statistics.count(result.row().line(), id.map(ContentItemId::toString).orElse(""), result.decision());
    }

    /** Counts what is absent and deletes it if requested, page by page in the order of the keys. */
    private Uni<Void> processAbsent(Optional<ContentItemId> after) {
        return run.services()
                .contents()
                .ids(connection, subject(), List.copyOf(poolKeys), after, PAGE_OF_IDS)
                .call(this::processAbsent)
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : processAbsent(Optional.of(ids.get(ids.size() - 1))));
    }

    private Uni<Void> processAbsent(List<ContentItemId> stored) {
        List<ContentItemId> absent =
                stored.stream().filter(id -> !lineOfId.containsKey(id.key())).toList();
        statistics.addStored(stored.size(), absent.size());
        if (!run.changesAbsent() || absent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return run.underLock(connection, delete(absent))
                .invoke(decisions -> {
                    for (int i = 0; i < absent.size(); i++) {
                        statistics.countAbsent(absent.get(i).toString(), decisions.get(i));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<WriteDecision>> delete(List<ContentItemId> ids) {
        return facts(ids, true)
                .map(this::batch)
                .map(batch -> ids.stream()
                        .map(id -> batch.decideRemoval(id, subject()))
                        .toList())
                .call(this::store);
    }

    private Subject<?> subject() {
        return switch (run.file().kind()) {
            case CATEGORIES -> Subject.CATEGORY;
            case ROOMS -> Subject.ROOM;
            case ADD_INS -> Subject.ADD_IN;
            default -> throw new IllegalStateException(run.file().kind() + " is not the content of a chat pool");
        };
    }

    private Uni<ContentSnapshot> facts(List<ContentItemId> ids, boolean withUses) {
        return run.services()
                .contents()
                .of(SqlExecutor.to(connection), ids, withUses)
                .invoke(facts -> statistics.setRevision(facts.revision()))
                .map(facts -> facts.value());
    }

    private Uni<Void> store(List<WriteDecision> decisions) {
        if (run.isDryRun()) {
            return Uni.createFrom().voidItem();
        }
        List<Change<?>> changes = decisions.stream()
                .<Change<?>>flatMap(decision -> decision.changes().stream())
                .toList();
        return run.services()
                .bulkContents()
                .apply(connection, changes, run.actor())
                .invoke(number -> number.ifPresent(statistics::setRevisionNumber))
                .replaceWithVoid();
    }
}
