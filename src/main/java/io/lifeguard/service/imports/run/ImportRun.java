package io.lifeguard.service.imports.run;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.change.Change;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.imports.options.ImportOptions;
import io.lifeguard.service.imports.options.ImportOptions.Absent;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.imports.run.PassListener.PassProgress;
import io.lifeguard.service.write.WriteRule;
import io.lifeguard.service.write.WriteService;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.BulkContentWrites;
import io.lifeguard.store.write.BulkUserWrites;
import io.lifeguard.store.write.ContentFactReads;
import io.lifeguard.store.write.PrimaryDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One pass over a file, as a dry run or for real.
 *
 * @param columns the names that the file gives to the fields
 * @param actor who makes the changes
 * @param statistics of this pass
 * @param listener follows this pass
 * @param originals the rows of the present batch
 * @param rehearsal what earlier files of a dry run would have stored
 */
public record ImportRun(
        ImportServices services,
        ExportFile file,
        ImportOptions options,
        ColumnNames columns,
        String actor,
        ImportStatistics statistics,
        PassListener listener,
        BatchOriginals originals,
        Rehearsal rehearsal) {
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration RETRY_FOR = Duration.ofMinutes(1);

    /** What the imports of all kinds read from and write to. */
    public record ImportServices(
            WriteService writes,
            PrimaryDatabase primary,
            WriteFactReads facts,
            BulkUserWrites bulkUsers,
            ContentFactReads contents,
            BulkContentWrites bulkContents,
            RuleModes modes,
            ShutdownState shutdown) {}

    public ImportRun(
            ImportServices services,
            ExportFile file,
            ImportOptions options,
            String actor,
            ImportStatistics statistics,
            PassListener listener,
            Rehearsal rehearsal) {
        this(
                services,
                file,
                options,
                new ColumnNames(file),
                actor,
                statistics,
                listener,
                new BatchOriginals(file.kind()),
                rehearsal);
        statistics.setQuotedKeys(originals::quotedKey);
    }

    /** Whether the file and the options say all that is needed to create what rows are about. */
    public boolean canCreate() {
        return options.groupChat().stillMissing(file.missingToCreate()).isEmpty();
    }

    public boolean isDryRun() {
        return options.dryRun();
    }

    /** Whether things that the file does not list are to be disabled or deleted. */
    public boolean changesAbsent() {
        return options.absent() != Absent.REPORT;
    }

    /**
     * Runs a batch in a transaction that holds the write lock, and counts its rows. A dry run has one transaction for all
     * its batches already.
     *
     * @param batch may be run more than once
     * @param count counts the rows of the batch; called again with other statistics if the batch is run again
     */
    public <T> Uni<T> process(SqlConnection connection, Supplier<Uni<T>> batch, BiConsumer<T, ImportStatistics> count) {
        if (isDryRun()) {
            return batch.get().call(result -> processed(Optional.empty(), counted(result, count)));
        }
        AtomicReference<ImportStatistics> ofBatch = new AtomicReference<>(statistics.separate());
        return retryWhenBusy(services.writes()
                        .runLocked(connection, () -> batch.get().call(result -> {
                            ImportStatistics counted = counted(result, count);
                            ofBatch.set(counted);
                            return listen(Optional.of(SqlExecutor.to(connection)), counted);
                        })))
                .invoke(() -> committed(Objects.requireNonNull(ofBatch.get())));
    }

    /**
     * Decides a batch and stores its changes, in one transaction that holds the write lock, and counts its rows.
     *
     * @param decide may be called more than once
     * @param decision of a result
     * @return fails with {@link ConstraintViolation} if the constraint of a rule refuses what the rules accept
     */
    public <F, R> Uni<Void> write(
            Function<SqlExecutor, Uni<VersionedFacts<F>>> readFacts,
            Function<F, List<R>> decide,
            Function<R, WriteDecision> decision,
            Function<List<R>, ImportStatistics> count) {
        List<R> results = new ArrayList<>();
        WriteRule<F, Void> rule = new WriteRule<>(
                "",
                readFacts,
                facts -> {
                    results.clear(); // the batch may be decided again
                    results.addAll(decide.apply(facts));
                    return WriteDecision.accepted(
                            results.stream()
                                    .<Change<?>>flatMap(result -> decision.apply(result).changes().stream())
                                    .toList(),
                            List.of());
                },
                (facts, whole) -> Optional.empty());
        return retryWhenBusy(services.writes().writeAlone(rule, actor, (transaction, result) -> {
                    statistics.setRevision(result.revision());
                    return listen(Optional.of(transaction), count.apply(results));
                }))
                .invoke(() -> committed(count.apply(results)))
                .replaceWithVoid();
    }

    private <T> ImportStatistics counted(T result, BiConsumer<T, ImportStatistics> count) {
        ImportStatistics ofBatch = statistics.separate();
        count.accept(result, ofBatch);
        return ofBatch;
    }

    /**
     * Reports a batch to the listener and adds its statistics.
     *
     * @param transaction that has stored the batch; empty for a dry run
     */
    public Uni<Void> processed(Optional<SqlExecutor> transaction, ImportStatistics ofBatch) {
        return listen(transaction, ofBatch).invoke(() -> committed(ofBatch));
    }

    /** Reports a batch to the listener, in the transaction that stores it. */
    public Uni<Void> listen(Optional<SqlExecutor> transaction, ImportStatistics ofBatch) {
        return listener.processed(
                transaction,
                new PassProgress(
                        statistics.with(ofBatch).report(),
                        originals.position(),
                        originals.unapplied(ofBatch.refusals())));
    }

    /** Adds the statistics of a batch that is stored. */
    public void committed(ImportStatistics ofBatch) {
        statistics.add(ofBatch);
        originals.recorded();
    }

    /** Passes over a row of the present batch that turned out to be about something else. */
    public void passOver(PassedOverRow row) {
        statistics.passedOver().add(row);
        originals.passOver(row);
    }

    /** Retries a batch for a minute, where a single write would fail: a whole file depends on it. */
    public static <T> Uni<T> retryWhenBusy(Uni<T> batch) {
        return batch.onFailure(FailureCode.BUSY::matches)
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_PAUSE)
                .expireIn(RETRY_FOR.toMillis())
                .onFailure(e -> FailureCode.BUSY.matches(e.getCause()))
                .transform(Throwable::getCause);
    }
}
