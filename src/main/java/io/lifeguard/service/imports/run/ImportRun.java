package io.lifeguard.service.imports.run;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.model.FailureCode;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.imports.options.ImportOptions;
import io.lifeguard.service.imports.options.ImportOptions.Absent;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.write.WriteService;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.write.BulkContentWrites;
import io.lifeguard.store.write.BulkUserWrites;
import io.lifeguard.store.write.ContentFactReads;
import io.lifeguard.store.write.PrimaryDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * One pass over a file, as a dry run or for real.
 *
 * @param columns the names that the file gives to the fields
 * @param actor who makes the changes
 * @param statistics of this pass
 */
public record ImportRun(
        ImportServices services,
        ExportFile file,
        ImportOptions options,
        ColumnNames columns,
        String actor,
        ImportStatistics statistics) {
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
            ImportStatistics statistics) {
        this(services, file, options, new ColumnNames(file), actor, statistics);
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

    /** Runs a batch in a transaction that holds the write lock. A dry run has one transaction for all its batches already. */
    public <T> Uni<T> underLock(SqlConnection connection, Uni<T> batch) {
        return isDryRun() ? batch : retryWhenBusy(services.writes().runLocked(connection, () -> batch));
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
