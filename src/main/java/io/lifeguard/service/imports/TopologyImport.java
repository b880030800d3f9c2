package io.lifeguard.service.imports;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.ImportOptions.Absent;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.sql.ConstraintViolation;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One import of front-end pools, policies or chat pools: things of which an organisation has hundreds, not millions. */
final class TopologyImport {
    private static final int BATCH = 50;

    private final ImportService.ImportServices with;
    private final ExportFile file;
    private final ImportOptions options;
    private final ColumnNames columns;
    private final ImportStatistics tally;
    private final Map<String, Long> lineOfRow = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private Revision revision;

    /** A row with what the rules say of it. */
    private record TopologyBatchResult(long line, String id, WriteDecision judgement) {}

    TopologyImport(ImportService.ImportServices with, ExportFile file, ImportOptions options, Revision revision) {
        this.with = with;
        this.file = file;
        this.columns = new ColumnNames(file);
        this.options = options;
        this.tally = with.tally(file.kind(), options);
        this.revision = revision;
    }

    ImportStatistics tally() {
        return tally;
    }

    /** Settles every row, then what no row was about. */
    Uni<ImportReport> run() {
        return options.dryRun() ? onOneSnapshot() : inBatches();
    }

    private Uni<ImportReport> onOneSnapshot() {
        return with.facts()
                .ofEverything(with.primary().statements())
                .invoke(around -> revision = around.revision())
                .chain(around -> WorkerThread.call(() -> {
                    TopologyBatch batch = new TopologyBatch(around.value(), file.canCreate(), columns, with.modes());
                    try (var rows = file.rows()) {
                        rows.forEachRemaining(row -> count(settle(row, batch)));
                    }
                    List<String> absent = absent(around.value().topology());
                    judgeAbsent(absent, batch).forEach(this::countAbsent);
                    return report(absent.size());
                }));
    }

    private Uni<ImportReport> inBatches() {
        return WorkerThread.call(file::rows)
                .chain(rows -> new RowBatches<>(rows, with.stopping()).forEachBatch(new BatchSize(BATCH), this::settle))
                .chain(() -> with.facts().topology(with.primary().statements()))
                .map(topology -> absent(topology.value()))
                .call(this::actOnAbsent)
                .map(absent -> report(absent.size()));
    }

    private Uni<Void> settle(List<? extends ExportRow> rows) {
        return write(batch -> rows.stream().map(row -> settle(row, batch)).toList())
                .invoke(settled -> settled.forEach(this::count))
                .replaceWithVoid()
                .onFailure(ConstraintViolation.class)
                .recoverWithUni(e -> settleApart(rows, e));
    }

    /** A constraint refused something of the batch: its rows are settled apart. */
    private Uni<Void> settleApart(List<? extends ExportRow> rows, ConstraintViolation refusal) {
        if (rows.size() > 1) {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (ExportRow row : rows) {
                done = done.chain(() -> settle(List.of(row)));
            }
            return done;
        }
        Violation violation = new Violation(refusal.rule(), "", refusal.rule().statement());
        ExportRow row = rows.get(0);
        count(new TopologyBatchResult(
                row.line(), row.key().orElse(""), new WriteDecision(List.of(violation), List.of(), List.of())));
        return Uni.createFrom().voidItem();
    }

    private TopologyBatchResult settle(ExportRow row, TopologyBatch batch) {
        String id = row.key().orElse("");
        Long line = lineOfRow.putIfAbsent(id, row.line());
        row.key().ifPresent(present::add);
        if (row.hasProblems()) {
            return new TopologyBatchResult(row.line(), id, RowRefusals.refusal(row));
        }
        return new TopologyBatchResult(
                row.line(),
                id,
                line == null || line == row.line() ? batch.judge(row) : RowRefusals.seenBefore(id, line));
    }

    private void count(TopologyBatchResult settled) {
        if (settled.id().isEmpty()) {
            tally.noteUnreadable();
        }
        tally.count(settled.line(), settled.id(), settled.judgement());
    }

    private Uni<Void> actOnAbsent(List<String> absent) {
        if (options.absent() == Absent.REPORT || absent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return write(batch -> judgeAbsent(absent, batch))
                .invoke(settled -> settled.forEach(this::countAbsent))
                .replaceWithVoid();
    }

    private List<TopologyBatchResult> judgeAbsent(List<String> absent, TopologyBatch batch) {
        return options.absent() == Absent.REPORT
                ? List.of()
                : absent.stream()
                        .map(id -> new TopologyBatchResult(0, id, batch.judgeRemoval(id, subject())))
                        .toList();
    }

    private void countAbsent(TopologyBatchResult settled) {
        tally.countAbsent(settled.id(), settled.judgement());
    }

    /** Judges and stores in one transaction, in turn with every other writer. */
    private Uni<List<TopologyBatchResult>> write(Function<TopologyBatch, List<TopologyBatchResult>> judge) {
        List<TopologyBatchResult> settled = new ArrayList<>();
        return RetryWhenBusy.with(with.writes()
                        .inTurn(
                                client ->
                                        with.facts().ofEverything(client).map(around -> judged(around, judge, settled)),
                                with.actor()))
                .invoke(outcome -> revision = outcome.revision())
                .replaceWith(settled);
    }

    private VersionedFacts<WriteResult<WriteContext>> judged(
            VersionedFacts<WriteContext> around,
            Function<TopologyBatch, List<TopologyBatchResult>> judge,
            List<TopologyBatchResult> settled) {
        settled.clear(); // the batch may be judged again
        settled.addAll(judge.apply(new TopologyBatch(around.value(), file.canCreate(), columns, with.modes())));
        List<Change<?>> changes = settled.stream()
                .<Change<?>>flatMap(s -> s.judgement().changes().stream())
                .toList();
        return around.map(
                facts -> new WriteResult<>(new WriteDecision(List.of(), List.of(), changes), Optional.empty()));
    }

    /** The keys of what is stored and in no row. The global policy always exists, in a file or not. */
    private List<String> absent(Topology topology) {
        Set<String> stored = new HashSet<>(
                subject() == Subject.FRONT_END_POOL
                        ? topology.frontEndPools().keySet()
                        : subject() == Subject.CHAT_POOL
                                ? topology.chatPools().keySet()
                                : topology.policies().keySet());
        stored.remove(PolicyIdentity.GLOBAL.key());
        tally.noteStored(stored.size());
        stored.removeAll(present);
        return stored.stream().sorted().toList();
    }

    private Subject<?> subject() {
        return switch (file.kind()) {
            case FRONT_END_POOLS -> Subject.FRONT_END_POOL;
            case CHAT_POOLS -> Subject.CHAT_POOL;
            case POLICIES -> Subject.POLICY;
            default -> throw new IllegalStateException(file.kind() + " is not of the topology");
        };
    }

    private ImportReport report(long absent) {
        return tally.report(options.dryRun(), absent, revision);
    }
}
