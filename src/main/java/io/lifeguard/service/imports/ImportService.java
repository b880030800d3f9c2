package io.lifeguard.service.imports;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.NotAnExportException;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.imports.ImportMetrics.ImportOutcome;
import io.lifeguard.service.imports.ImportOptions.Absent;
import io.lifeguard.service.metrics.Counters;
import io.lifeguard.service.write.SerialWrites;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.sql.RequestRevisions;
import io.lifeguard.store.write.BulkContentWrites;
import io.lifeguard.store.write.BulkUserWrites;
import io.lifeguard.store.write.ContentFactReads;
import io.lifeguard.store.write.ImportedUsers;
import io.lifeguard.store.write.PrimaryDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Takes exports in. A file that is no such export is refused whole; a bad row never stops the rest. An absent column
 * keeps what is stored, an empty cell clears it.
 */
@ApplicationScoped
@Startup
public class ImportService {
    private static final Set<ExportKind> CONTENT =
            EnumSet.of(ExportKind.CATEGORIES, ExportKind.ROOMS, ExportKind.ADD_INS);
    private static final long MOST_ROWS_OF_TOPOLOGY = 20_000;
    /** Their ids are kept in memory while a file is imported. */
    private static final long MOST_ROWS_OF_CONTENT = 1_000_000;

    private static final int TENTH = 10;

    private final ImportServices all;
    private final CallerContext callers;
    private final Semaphore places;
    private final int atOnce;
    private final Counter rejected;

    /**
     * Whom an import works with.
     *
     * @param actor who makes its changes
     */
    record ImportServices(
            SerialWrites writes,
            PrimaryDatabase primary,
            WriteFactReads facts,
            BulkUserWrites bulk,
            ContentFactReads contents,
            BulkContentWrites bulkContents,
            RuleModes modes,
            String actor,
            ImportMetrics metrics,
            ShutdownState stopping) {

        private ImportServices of(String actor) {
            return new ImportServices(
                    writes, primary, facts, bulk, contents, bulkContents, modes, actor, metrics, stopping);
        }

        ImportStatistics tally(ExportKind kind, ImportOptions options) {
            return new ImportStatistics(kind, options.dryRun() ? Optional.empty() : Optional.of(metrics));
        }
    }

    ImportService(
            SerialWrites writes,
            PrimaryDatabase primary,
            WriteFactReads facts,
            BulkUserWrites bulk,
            ContentFactReads contents,
            BulkContentWrites bulkContents,
            RuleModes modes,
            CallerContext callers,
            ImportMetrics metrics,
            ShutdownState stopping,
            ImportSettings limits,
            MeterRegistry registry) {
        this.all = new ImportServices(
                writes,
                primary,
                facts,
                bulk,
                contents,
                bulkContents,
                modes,
                callers.local().name(),
                metrics,
                stopping);
        this.callers = callers;
        this.places = new Semaphore(limits.maxConcurrent());
        this.atOnce = limits.maxConcurrent();
        rejected = Counters.rejected(registry, "imports");
        Gauge.builder("lifeguard.imports.in.progress", places, free -> atOnce - free.availablePermits())
                .description("Imports in progress, from the first byte of their file")
                .register(registry);
    }

    /**
     * Takes a place for an import, to be taken before its file is: so that no more files arrive than are imported.
     *
     * @throws LifeguardException {@link FailureCode#BUSY} when too many imports are under way
     * @throws LifeguardException {@link FailureCode#SHUTTING_DOWN} when the service stops
     */
    public ImportPosition enter() {
        all.stopping().check();
        if (!places.tryAcquire()) {
            rejected.increment();
            throw LifeguardException.busy(atOnce + " imports are under way already. Nothing was done; try again later.");
        }
        return new ImportPosition();
    }

    /** One of the places for imports; whoever takes it leaves it. */
    public final class ImportPosition {
        private final AtomicBoolean left = new AtomicBoolean();

        private ImportPosition() {}

        public void leave() {
            if (left.compareAndSet(false, true)) {
                places.release();
            }
        }
    }

    /**
     * Imports a file. Must be called on a Vert.x context.
     *
     * @param place which is left when it ends
     * @return fails with {@link FailureCode#FILE_REFUSED} for a file of which nothing is stored
     */
    public Uni<ImportReport> run(ImportPosition place, ExportKind kind, Path path, ImportOptions options) {
        ImportServices with = all.of(callers.actor());
        return WorkerThread.call(() -> open(kind, path))
                .call(file -> options.absent() != Absent.REPORT || !file.canCreate()
                        ? pass(with, file, options.asDryRun()).invoke(pass -> check(pass, file, options))
                        : Uni.createFrom().voidItem())
                .chain(file -> pass(with, file, options))
                .map(ImportPass::report)
                .invoke(report -> RequestRevisions.observe(report.revision()))
                .onItemOrFailure()
                .invoke((report, failure) -> count(kind, options, failure))
                .onTermination()
                .invoke(place::leave);
    }

    private void count(ExportKind kind, ImportOptions options, @Nullable Throwable failure) {
        if (!options.dryRun()) {
            ImportOutcome refused =
                    FailureCode.FILE_REFUSED.matches(failure) ? ImportOutcome.REFUSED : ImportOutcome.STOPPED;
            all.metrics().count(kind, failure == null ? ImportOutcome.FINISHED : refused);
        }
    }

    /** One way through the file: the report, and what only the import itself wants to know. */
    private record ImportPass(ImportReport report, ImportStatistics tally) {}

    private static ExportFile open(ExportKind kind, Path path) throws java.io.IOException {
        try {
            ExportFile file = ExportFile.open(path, kind);
            long most = CONTENT.contains(kind) ? MOST_ROWS_OF_CONTENT : MOST_ROWS_OF_TOPOLOGY;
            if (kind != ExportKind.USERS && file.rowCount() > most) {
                throw LifeguardException.fileRefused("The file has %d rows; an export of %s has at most %d."
                        .formatted(file.rowCount(), kind.title(), most));
            }
            return file;
        } catch (NotAnExportException e) {
            throw LifeguardException.fileRefused(String.valueOf(e.getMessage()), e.missingColumns());
        }
    }

    private static Uni<ImportPass> pass(ImportServices with, ExportFile file, ImportOptions options) {
        if (CONTENT.contains(file.kind())) {
            return passOfContent(with, file, options);
        }
        return file.kind() == ExportKind.USERS
                ? passOfUsers(with, file, options)
                : with.primary().present().chain(present -> {
                    TopologyImport run = new TopologyImport(with, file, options, present);
                    return stoppedWhere(run.run(), run.tally(), options)
                            .map(report -> new ImportPass(report, run.tally()));
                });
    }

    private static Uni<ImportPass> passOfUsers(ImportServices with, ExportFile file, ImportOptions options) {
        PrimaryDatabase primary = with.primary();
        return primary.connection().chain(connection -> ImportedUsers.begin(connection)
                .chain(imported -> primary.present()
                        .map(present -> new UserImport(with, file, options, connection, imported, present))
                        .chain(run -> options.dryRun()
                                ? primary.onOneSnapshot(connection, () -> passOf(run, options))
                                : passOf(run, options))
                        .onTermination()
                        .call(() -> imported.forget().onFailure().recoverWithNull()))
                .onTermination()
                .call(connection::close));
    }

    private static Uni<ImportPass> passOfContent(ImportServices with, ExportFile file, ImportOptions options) {
        PrimaryDatabase primary = with.primary();
        return primary.onGrowingTables(connection -> primary.present()
                .map(present -> new ContentImport(with, file, options, connection, present))
                .chain(run -> options.dryRun()
                        ? primary.onOneSnapshot(connection, () -> passOf(run, options))
                        : passOf(run, options)));
    }

    private static Uni<ImportPass> passOf(ContentImport run, ImportOptions options) {
        return stoppedWhere(run.run(), run.tally(), options).map(report -> new ImportPass(report, run.tally()));
    }

    private static Uni<ImportPass> passOf(UserImport run, ImportOptions options) {
        return stoppedWhere(run.run(), run.tally(), options).map(report -> new ImportPass(report, run.tally()));
    }

    /** What is settled when an import fails stays so: whoever sent the file is told how far that is. */
    private static <T> Uni<T> stoppedWhere(Uni<T> run, ImportStatistics tally, ImportOptions options) {
        return options.dryRun() ? run : run.onFailure().transform(e -> LifeguardException.importInterrupted(tally.rows(), e));
    }

    /** What a dry run must show before anything of the file may be stored. */
    private static void check(ImportPass pass, ExportFile file, ImportOptions options) {
        ImportReport report = pass.report();
        if (pass.tally().wouldCreate() > 0) {
            throw LifeguardException.fileRefused(
                    "%s about %s not stored, and to create what is not the file lacks %s."
                            .formatted(
                                    rows(pass.tally().wouldCreate(), "is", "are"),
                                    file.kind().title(),
                                    String.join(", ", file.missingToCreate())),
                    file.missingToCreate());
        }
        if (options.absent() == Absent.REPORT) {
            return;
        }
        if (pass.tally().unreadable() > 0) {
            throw LifeguardException.fileRefused(
                    "%s not tell what is meant, so what is absent from the file cannot be told either."
                            .formatted(rows(pass.tally().unreadable(), "does", "do")));
        }
        if (!options.allowLargeChange()
                && report.absentActedOn() * TENTH > pass.tally().stored()) {
            throw LifeguardException.fileRefused(
                    "%d of %d stored %s would be touched for not being in the file, more than a tenth; say allowLargeChange=true if that is meant."
                            .formatted(
                                    report.absentActedOn(),
                                    pass.tally().stored(),
                                    file.kind().title()));
        }
    }

    private static String rows(long count, String verbOfOne, String verbOfMany) {
        return count == 1 ? "1 row " + verbOfOne : count + " rows " + verbOfMany;
    }
}
