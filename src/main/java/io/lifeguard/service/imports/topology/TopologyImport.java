package io.lifeguard.service.imports.topology;

import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.exports.row.ChatPoolRow;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.report.FirstRows;
import io.lifeguard.service.imports.report.ImportCaution;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.service.imports.run.ImportRun;
import io.lifeguard.service.imports.run.RowBatches;
import io.lifeguard.service.imports.run.RowBatches.BatchSize;
import io.lifeguard.service.imports.run.WorkerThread;
import io.lifeguard.store.sql.ConstraintViolation;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One pass over front-end pools, policies or chat pools. An organisation has hundreds of them, so all fit into memory. */
public final class TopologyImport {
    private static final int FIRST_BATCH = 50;
    private static final int DRY_RUN_BATCH = 1_000;

    private final ImportRun run;
    private final ImportRun.ImportServices services;
    private final ImportStatistics statistics;
    private final FirstRows firstRows = new FirstRows();
    private final Set<String> listedKeys = new HashSet<>();

    private record TopologyRowResult(long line, String id, WriteDecision decision) {}

    public TopologyImport(ImportRun run) {
        this.run = run;
        this.services = run.services();
        this.statistics = run.statistics();
    }

    /** Processes every row, then what is absent from the file. */
    public Uni<Void> process() {
        return run.isDryRun() ? onOneSnapshot() : inBatches();
    }

    private Uni<Void> onOneSnapshot() {
        return services.facts()
                .ofEverything(services.primary().statements())
                .invoke(context -> statistics.setRevision(context.revision()))
                .chain(context -> {
                    WriteContext facts = run.rehearsal()
                            .topology()
                            .map(context.value()::with)
                            .orElse(context.value());
                    TopologyBatch batch = batch(facts);
                    return WorkerThread.call(run.file()::rows)
                            .chain(rows -> new RowBatches<>(rows, new BatchSize(DRY_RUN_BATCH), run)
                                    .reported()
                                    .forEachBatch(read -> decideOnly(withoutOtherApplications(read), batch)))
                            .chain(() -> {
                                ImportStatistics counts = statistics.separate();
                                decideAbsent(absent(facts.topology()), batch)
                                        .forEach(result -> countAbsent(result, counts));
                                run.rehearsal().setTopology(context.value().topology(), batch.topology());
                                return run.processed(Optional.empty(), counts);
                            });
                });
    }

    /** Decides on a worker thread: with many pools a file takes long. */
    private Uni<Void> decideOnly(List<? extends ExportRow> rows, TopologyBatch batch) {
        return WorkerThread.call(
                        () -> rows.stream().map(row -> decide(row, batch)).toList())
                .chain(results -> run.processed(Optional.empty(), counted(results)));
    }

    private Uni<Void> inBatches() {
        return WorkerThread.call(run.file()::rows)
                .chain(rows -> new RowBatches<>(rows, new BatchSize(FIRST_BATCH), run)
                        .reported()
                        .forEachBatch(batch -> process(withoutOtherApplications(batch))))
                .chain(() -> services.facts().topology(services.primary().statements()))
                .map(topology -> absent(topology.value()))
                .chain(this::changeAbsent);
    }

    /** Passes over the trusted applications that are not named as Group Chat pools; what they are about is not absent. */
    private List<? extends ExportRow> withoutOtherApplications(List<? extends ExportRow> rows) {
        return rows.stream().filter(row -> !isOtherApplication(row)).toList();
    }

    private boolean isOtherApplication(ExportRow row) {
        boolean other =
                row instanceof ChatPoolRow pool && run.options().groupChat().areWithout(pool);
        if (other) {
            row.key().ifPresent(listedKeys::add);
            run.passOver(new PassedOverRow(
                    row.line(), PassedOverReason.TRUSTED_APPLICATION, row.key().orElse("")));
        }
        return other;
    }

    private Uni<Void> process(List<? extends ExportRow> rows) {
        if (rows.isEmpty()) {
            return run.processed(Optional.empty(), statistics.separate());
        }
        return write(batch -> rows.stream().map(row -> decide(row, batch)).toList(), this::counted)
                .onFailure(ConstraintViolation.class)
                .recoverWithUni(e -> processEach(rows, e));
    }

    /** Finds the row that the constraint rejects by processing each row separately. */
    private Uni<Void> processEach(List<? extends ExportRow> rows, ConstraintViolation violation) {
        if (rows.size() > 1) {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (ExportRow row : rows) {
                done = done.chain(() -> process(List.of(row)));
            }
            return done;
        }
        ExportRow row = rows.get(0);
        row.key().ifPresent(key -> firstRows.refused(row, key));
        return run.processed(
                Optional.empty(),
                counted(List.of(
                        new TopologyRowResult(row.line(), row.key().orElse(""), RowRefusals.refusal(violation)))));
    }

    private TopologyRowResult decide(ExportRow row, TopologyBatch batch) {
        String id = row.key().orElse("");
        row.key().ifPresent(listedKeys::add);
        return new TopologyRowResult(
                row.line(),
                id,
                row.key()
                        .map(key -> firstRows.decide(row, key, key, () -> batch.decide(row)))
                        .orElseGet(() -> RowRefusals.refusal(row)));
    }

    private ImportStatistics counted(List<TopologyRowResult> results) {
        ImportStatistics counts = statistics.separate();
        for (TopologyRowResult result : results) {
            if (result.id().isEmpty()) {
                counts.countUnidentified();
            }
            counts.count(result.line(), result.id(), result.decision());
        }
        return counts;
    }

    private Uni<Void> changeAbsent(List<String> absent) {
        if (!run.changesAbsent() || absent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return write(batch -> decideAbsent(absent, batch), results -> {
            ImportStatistics counts = statistics.separate();
            results.forEach(result -> countAbsent(result, counts));
            return counts;
        });
    }

    private List<TopologyRowResult> decideAbsent(List<String> absent, TopologyBatch batch) {
        return run.changesAbsent()
                ? absent.stream()
                        .map(id -> new TopologyRowResult(0, id, batch.decideRemoval(id, subject())))
                        .toList()
                : List.of();
    }

    private static void countAbsent(TopologyRowResult result, ImportStatistics counts) {
        counts.countAbsent(result.id(), result.decision());
    }

    /** Decides and stores in one transaction that holds the write lock. */
    private Uni<Void> write(
            Function<TopologyBatch, List<TopologyRowResult>> decide,
            Function<List<TopologyRowResult>, ImportStatistics> count) {
        return run.write(
                services.facts()::ofEverything,
                context -> decide.apply(batch(context)),
                TopologyRowResult::decision,
                count);
    }

    private TopologyBatch batch(WriteContext context) {
        return new TopologyBatch(
                context,
                run.canCreate(),
                run.columns(),
                services.modes(),
                run.options().groupChat());
    }

    /** The keys of what is stored and not in the file, except the global policy, which always exists. */
    private List<String> absent(Topology topology) {
        Set<String> keys = new HashSet<>(
                subject() == Subject.FRONT_END_POOL
                        ? topology.frontEndPools().keySet()
                        : subject() == Subject.CHAT_POOL
                                ? topology.chatPools().keySet()
                                : topology.policies().keySet());
        keys.remove(PolicyIdentity.GLOBAL.key());
        int stored = keys.size();
        keys.removeAll(listedKeys);
        run.options().groupChat().fqdns().stream()
                .filter(fqdn -> !firstRows.contains(Ids.key(fqdn)))
                .forEach(fqdn -> statistics.count(ImportCaution.GROUP_CHAT_POOL_NOT_LISTED));
        List<String> absent = keys.stream().sorted().toList();
        statistics.addStored(stored, absent.size());
        statistics.addAbsentIds(absent);
        return absent;
    }

    private Subject<?> subject() {
        return switch (run.file().kind()) {
            case FRONT_END_POOLS -> Subject.FRONT_END_POOL;
            case CHAT_POOLS -> Subject.CHAT_POOL;
            case POLICIES -> Subject.POLICY;
            default -> throw new IllegalStateException(run.file().kind() + " is not part of the topology");
        };
    }
}
