package io.lifeguard.service.imports;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.ImportOptions.Absent;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One import of categories, rooms or add-ins. Absent is what is stored in the chat pools that the file names and is not
 * in the file: the content of each pool is exported by itself, so the file says nothing about other pools.
 */
final class ContentImport {
    private static final int PAGE_OF_IDS = 2000;

    private final ImportService.ImportServices with;
    private final ExportFile file;
    private final ImportOptions options;
    private final SqlConnection connection;
    private final ColumnNames columns;
    private final ImportStatistics tally;
    private final BatchSize size = new BatchSize(250);
    private final Map<String, Long> lineOfRow = new HashMap<>();
    private final Set<String> pools = new TreeSet<>();
    private final PendingNames broughtByDryRun = new PendingNames();
    private long stored;
    private long absent;
    private Revision revision;

    /** A row with what the rules say of it. */
    private record ContentBatchResult(ExportRow row, WriteDecision judgement) {}

    ContentImport(
            ImportService.ImportServices with,
            ExportFile file,
            ImportOptions options,
            SqlConnection connection,
            Revision present) {
        this.with = with;
        this.file = file;
        this.options = options;
        this.tally = with.tally(file.kind(), options);
        this.connection = connection;
        this.columns = new ColumnNames(file);
        this.revision = present;
    }

    /** Settles every row, then what no row was about. */
    Uni<ImportReport> run() {
        return WorkerThread.call(file::rows)
                .chain(rows -> new RowBatches<>(rows, with.stopping()).forEachBatch(size, this::settle))
                .chain(() -> settleAbsent(Optional.empty()))
                .invoke(() -> tally.noteStored(stored))
                .map(done -> tally.report(options.dryRun(), absent, revision));
    }

    ImportStatistics tally() {
        return tally;
    }

    private Uni<Void> settle(List<? extends ExportRow> rows) {
        List<ContentItemId> ids = rows.stream().flatMap(ContentBatch::ids).toList();
        return underTheLock(facts(ids, false)
                        .map(contents -> settled(rows, batch(contents)))
                        .call(settled -> store(settled.stream()
                                .map(ContentBatchResult::judgement)
                                .toList())))
                .invoke(settled -> settled.forEach(this::count))
                .replaceWithVoid()
                .onFailure(ConstraintViolation.class)
                .recoverWithUni(e -> settleApart(rows, e));
    }

    /** A constraint refused something of the batch: its halves are settled apart, down to the row that it is. */
    private Uni<Void> settleApart(List<? extends ExportRow> rows, ConstraintViolation refusal) {
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            return settle(rows.subList(0, half)).chain(() -> settle(rows.subList(half, rows.size())));
        }
        Violation violation = new Violation(refusal.rule(), "", refusal.rule().statement());
        count(new ContentBatchResult(rows.get(0), new WriteDecision(List.of(violation), List.of(), List.of())));
        return Uni.createFrom().voidItem();
    }

    /** What is brought is stored with its batch, unless nothing is stored at all. */
    private ContentBatch batch(ContentSnapshot contents) {
        return new ContentBatch(
                contents,
                file.canCreate(),
                columns,
                with.modes(),
                options.dryRun() ? broughtByDryRun : new PendingNames());
    }

    private List<ContentBatchResult> settled(List<? extends ExportRow> rows, ContentBatch batch) {
        List<ContentBatchResult> settled = new ArrayList<>(rows.size());
        for (ExportRow row : rows) {
            settled.add(new ContentBatchResult(row, judge(row, batch)));
        }
        return settled;
    }

    private WriteDecision judge(ExportRow row, ContentBatch batch) {
        Optional<ContentItemId> id = ContentBatch.id(row);
        id.map(ContentItemId::poolKey).ifPresent(pools::add);
        // a batch may be judged again: the line itself is not one before
        long line = id.map(i -> lineOfRow.putIfAbsent(i.key(), row.line())).orElse(row.line());
        if (row.hasProblems()) {
            return RowRefusals.refusal(row);
        }
        return line == row.line()
                ? batch.judge(row)
                : RowRefusals.seenBefore(id.orElseThrow().toString(), line);
    }

    private void count(ContentBatchResult settled) {
        Optional<ContentItemId> id = ContentBatch.id(settled.row());
        if (id.isEmpty()) {
            tally.noteUnreadable();
        }
        tally.count(settled.row().line(), id.map(ContentItemId::toString).orElse(""), settled.judgement());
    }

    /** Counts what no row was about, and deletes it where that is wanted, page by page in the order of the keys. */
    private Uni<Void> settleAbsent(Optional<ContentItemId> after) {
        return with.contents()
                .ids(connection, subject(), List.copyOf(pools), after, PAGE_OF_IDS)
                .call(this::settleAbsent)
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : settleAbsent(Optional.of(ids.get(ids.size() - 1))));
    }

    private Uni<Void> settleAbsent(List<ContentItemId> ids) {
        List<ContentItemId> missing =
                ids.stream().filter(id -> !lineOfRow.containsKey(id.key())).toList();
        stored += ids.size();
        absent += missing.size();
        if (options.absent() == Absent.REPORT || missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return underTheLock(facts(missing, true)
                        .map(this::batch)
                        .map(batch -> missing.stream()
                                .map(id -> batch.judgeRemoval(id, subject()))
                                .toList())
                        .call(this::store))
                .invoke(judgements -> {
                    for (int i = 0; i < missing.size(); i++) {
                        tally.countAbsent(missing.get(i).toString(), judgements.get(i));
                    }
                })
                .replaceWithVoid();
    }

    private Subject<?> subject() {
        return switch (file.kind()) {
            case CATEGORIES -> Subject.CATEGORY;
            case ROOMS -> Subject.ROOM;
            case ADD_INS -> Subject.ADD_IN;
            default -> throw new IllegalStateException(file.kind() + " is not the content of a chat pool");
        };
    }

    private Uni<ContentSnapshot> facts(List<ContentItemId> ids, boolean counting) {
        return with.contents()
                .of(SqlExecutor.to(connection), ids, counting)
                .invoke(grounds -> revision = grounds.revision())
                .map(grounds -> grounds.value());
    }

    private Uni<Void> store(List<WriteDecision> judgements) {
        if (options.dryRun()) {
            return Uni.createFrom().voidItem();
        }
        List<Change<?>> changes = judgements.stream()
                .<Change<?>>flatMap(j -> j.changes().stream())
                .toList();
        return with.bulkContents()
                .carryOut(connection, changes, with.actor())
                .invoke(last -> last.ifPresent(number -> revision = new Revision(revision.epoch(), number)))
                .replaceWithVoid();
    }

    /** A batch of its own: in turn and under the lock; a dry run is in one snapshot from beginning to end already. */
    private <T> Uni<T> underTheLock(Uni<T> work) {
        return options.dryRun() ? work : RetryWhenBusy.with(with.writes().inTurn(connection, () -> work));
    }
}
