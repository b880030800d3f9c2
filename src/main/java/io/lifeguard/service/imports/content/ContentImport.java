package io.lifeguard.service.imports.content;

import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.report.FirstRows;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.service.imports.run.ImportRun;
import io.lifeguard.service.imports.run.RowBatches;
import io.lifeguard.service.imports.run.RowBatches.BatchSize;
import io.lifeguard.service.imports.run.WorkerThread;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.ContentFactReads.WrittenItem;
import io.lifeguard.store.write.ContentIdReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One pass over categories, rooms or add-ins. Each chat pool exports its own content, so only what is stored in the chat
 * pools that the file names can be absent from the file.
 */
public final class ContentImport {
    private static final int FIRST_BATCH = 250;
    private static final int PAGE_OF_IDS = 2000;

    private final ImportRun run;
    private final SqlConnection connection;
    private final ImportStatistics statistics;
    private final FirstRows firstRows = new FirstRows();
    private final OwnIdentifiers identifiers;
    private final Set<String> poolKeys = new TreeSet<>();
    private final PendingNames pendingOfDryRun = new PendingNames();
    private final PostponedRows postponed = new PostponedRows();

    /** @param mayBeAcceptedLater whether a row is refused only as long as another row of the file is not applied */
    private record ContentRowResult(ExportRow row, WriteDecision decision, boolean mayBeAcceptedLater) {}

    public ContentImport(ImportRun run, SqlConnection connection) {
        this.run = run;
        this.connection = connection;
        this.statistics = run.statistics();
        this.identifiers = new OwnIdentifiers(run.file().kind());
    }

    /** Processes every row, then what is absent from the file. */
    public Uni<Void> process() {
        return forEachBatch(true, this::process)
                .chain(this::processPostponed)
                .chain(() -> processAbsent(Optional.empty()));
    }

    /** @param isFirst whether this is the pass that counts the rows that are passed over */
    private Uni<Void> forEachBatch(boolean isFirst, Function<List<? extends ExportRow>, Uni<Void>> work) {
        return WorkerThread.call(run.file()::rows).chain(rows -> {
            RowBatches<? extends ExportRow> batches = new RowBatches<>(rows, new BatchSize(FIRST_BATCH), run);
            return (isFirst ? batches.reported() : batches.withOriginals()).forEachBatch(work::apply);
        });
    }

    /** Reads the file again for the postponed rows, until a pass accepts none of them; then they are refused. */
    private Uni<Void> processPostponed() {
        return postponed.beginPass()
                ? forEachBatch(false, batch -> {
                            List<? extends ExportRow> rows =
                                    batch.stream().filter(postponed::isDue).toList();
                            return rows.isEmpty() ? Uni.createFrom().voidItem() : process(rows);
                        })
                        .chain(this::processPostponed)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> process(List<? extends ExportRow> rows) {
        return run.process(
                        connection,
                        () -> decide(rows).call(this::storeIdentifiers),
                        (results, counts) -> results.stream()
                                .filter(result -> !isPostponed(result))
                                .forEach(result -> count(result, counts)))
                .invoke(results ->
                        results.stream().filter(this::isPostponed).forEach(result -> postponed.postpone(result.row())))
                .replaceWithVoid()
                .onFailure(ConstraintViolation.class)
                .recoverWithUni(e -> processHalves(rows, e));
    }

    private Uni<List<ContentRowResult>> decide(List<? extends ExportRow> rows) {
        return ContentReferences.find(connection, rows)
                .map(references -> references.and(run.rehearsal().identifiers()))
                .map(references -> rows.stream().map(references::resolve).toList())
                .chain(resolved -> facts(
                                resolved.stream().flatMap(ContentBatch::items).toList(), false)
                        .map(contents -> {
                            ContentBatch batch = batch(contents);
                            return resolved.stream()
                                    .map(row -> result(row, batch))
                                    .toList();
                        }))
                .call(results ->
                        store(results.stream().map(ContentRowResult::decision).toList()));
    }

    /** Finds the row that the constraint rejects by halving the batch. */
    private Uni<Void> processHalves(List<? extends ExportRow> rows, ConstraintViolation violation) {
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            return process(rows.subList(0, half)).chain(() -> process(rows.subList(half, rows.size())));
        }
        ExportRow row = rows.get(0);
        ContentBatch.id(row).ifPresent(id -> firstRows.refused(row, id.key()));
        ImportStatistics refused = statistics.separate();
        count(new ContentRowResult(row, RowRefusals.refusal(violation), false), refused);
        return run.processed(Optional.empty(), refused);
    }

    /** A dry run stores nothing, so it must remember the names of all its batches. */
    private ContentBatch batch(ContentSnapshot contents) {
        return new ContentBatch(
                contents,
                run.file().canCreate(),
                run.columns(),
                run.services().modes(),
                run.isDryRun() ? pendingOfDryRun : new PendingNames(),
                run.rehearsal());
    }

    private ContentRowResult result(ExportRow row, ContentBatch batch) {
        WriteDecision decision = decide(row, batch);
        return new ContentRowResult(row, decision, !row.hasProblems() && batch.mayBeAcceptedLater(row, decision));
    }

    private WriteDecision decide(ExportRow row, ContentBatch batch) {
        Optional<ContentItemId> id = ContentBatch.id(row);
        id.map(ContentItemId::poolKey).ifPresent(poolKeys::add);
        return id.map(about -> firstRows.decide(row, about.key(), about.toString(), () -> identifiers
                        .refusal(row)
                        .orElseGet(() -> batch.decide(row))))
                .orElseGet(() -> RowRefusals.refusal(row));
    }

    private Uni<Void> storeIdentifiers(List<ContentRowResult> results) {
        List<ExportRow> accepted = results.stream()
                .filter(result -> result.decision().isAccepted())
                .<ExportRow>map(ContentRowResult::row)
                .toList();
        if (run.isDryRun()) {
            results.forEach(result -> run.rehearsal().add(result.decision()));
            accepted.forEach(row -> ContentReferences.own(row).ifPresent(identifier -> run.rehearsal()
                    .add(identifier, ContentBatch.id(row).orElseThrow())));
            return Uni.createFrom().voidItem();
        }
        return identifiers.store(connection, accepted);
    }

    private boolean isPostponed(ContentRowResult result) {
        return result.mayBeAcceptedLater() && postponed.mayPostpone();
    }

    private static void count(ContentRowResult result, ImportStatistics counts) {
        Optional<ContentItemId> id = ContentBatch.id(result.row());
        if (id.isEmpty()) {
            counts.countUnidentified();
        }
        counts.count(result.row().line(), id.map(ContentItemId::toString).orElse(""), result.decision());
    }

    /** Counts what is absent and deletes it if requested, page by page in the order of the keys. */
    private Uni<Void> processAbsent(Optional<ContentItemId> after) {
        return ContentIdReads.ids(connection, subject(), List.copyOf(poolKeys), after, PAGE_OF_IDS)
                .call(this::processAbsent)
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : processAbsent(Optional.of(ids.get(ids.size() - 1))));
    }

    private Uni<Void> processAbsent(List<ContentItemId> stored) {
        List<ContentItemId> absent =
                stored.stream().filter(id -> !firstRows.contains(id.key())).toList();
        statistics.addStored(stored.size(), absent.size());
        statistics.addAbsentIds(absent.stream().map(ContentItemId::toString).toList());
        if (!run.changesAbsent() || absent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return run.process(connection, () -> delete(absent), (decisions, counts) -> {
                    for (int i = 0; i < absent.size(); i++) {
                        counts.countAbsent(absent.get(i).toString(), decisions.get(i));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<WriteDecision>> delete(List<ContentItemId> ids) {
        return facts(ids.stream().map(WrittenItem::named).toList(), true)
                .map(this::batch)
                .map(batch -> {
                    Map<ContentItemId, WriteDecision> decisions = new HashMap<>();
                    batch.lowestFirst(ids).forEach(id -> decisions.put(id, batch.decideRemoval(id, subject())));
                    return ids.stream().map(decisions::get).toList();
                })
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

    private Uni<ContentSnapshot> facts(List<WrittenItem> items, boolean withUses) {
        return run.services()
                .contents()
                .of(SqlExecutor.to(connection), items, withUses)
                .invoke(facts -> statistics.setRevision(facts.revision()))
                .map(facts -> run.rehearsal().onTopology(facts.value()));
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
