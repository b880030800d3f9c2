package io.lifeguard.service.imports;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.file.ExportRows;
import io.lifeguard.exports.row.ConfigurationRow;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.imports.configurations.ConfigurationImport;
import io.lifeguard.service.imports.content.ContentImport;
import io.lifeguard.service.imports.impact.OtherUsers;
import io.lifeguard.service.imports.migrations.MigrationImport;
import io.lifeguard.service.imports.options.ImportOptions;
import io.lifeguard.service.imports.options.ImportOptions.Absent;
import io.lifeguard.service.imports.report.ImportMetrics;
import io.lifeguard.service.imports.report.ImportMetrics.ImportOutcome;
import io.lifeguard.service.imports.report.ImportReport;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.imports.run.ImportRun;
import io.lifeguard.service.imports.run.ImportRun.ImportServices;
import io.lifeguard.service.imports.run.PassListener;
import io.lifeguard.service.imports.run.Rehearsal;
import io.lifeguard.service.imports.run.WorkerThread;
import io.lifeguard.service.imports.topology.TopologyImport;
import io.lifeguard.service.imports.users.UserImport;
import io.lifeguard.service.write.WriteService;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.sql.RequestRevisions;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.BulkContentWrites;
import io.lifeguard.store.write.BulkUserWrites;
import io.lifeguard.store.write.ContentFactReads;
import io.lifeguard.store.write.PrimaryDatabase;
import io.lifeguard.store.write.RowIdentities;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Imports files that the management shell exported. A file of the wrong structure is refused as a whole; an invalid row
 * does not stop the others. A missing column keeps the stored values, an empty cell clears one.
 */
@ApplicationScoped
@Startup
public class ImportService {
    static final Set<ExportKind> CONTENT = EnumSet.of(ExportKind.CATEGORIES, ExportKind.ROOMS, ExportKind.ADD_INS);

    private final ImportServices services;
    private final PrimaryDatabase primary;
    private final ImportMetrics metrics;

    ImportService(
            WriteService writes,
            PrimaryDatabase primary,
            WriteFactReads facts,
            BulkUserWrites bulkUsers,
            ContentFactReads contents,
            BulkContentWrites bulkContents,
            RuleModes modes,
            ImportMetrics metrics,
            ShutdownState shutdown) {
        this.services = new ImportServices(writes, primary, facts, bulkUsers, contents, bulkContents, modes, shutdown);
        this.primary = primary;
        this.metrics = metrics;
    }

    /**
     * Imports a file. Must be called on a Vert.x context.
     *
     * @param actor who makes the changes
     * @param listener follows the import
     * @param rehearsal what the dry runs of earlier files would have stored; takes what this one would store
     * @return fails with {@link FailureCode#FILE_REFUSED} if nothing of the file is stored, and with
     *     {@link FailureCode#IMPORT_INTERRUPTED} if only the first rows are
     */
    public Uni<ImportReport> run(
            ExportKind kind,
            Path path,
            ImportOptions options,
            String actor,
            PassListener listener,
            Rehearsal rehearsal) {
        return WorkerThread.call(() -> FileCheck.open(kind, path))
                .invoke(listener::opened)
                .call(file -> options.absent() != Absent.REPORT || !file.canCreate()
                        ? pass(file, options.asDryRun(), actor, PassListener.NONE, new Rehearsal())
                                .invoke(statistics -> FileCheck.check(statistics, file, options))
                        : Uni.createFrom().voidItem())
                .chain(file -> pass(file, options, actor, listener, rehearsal))
                .map(ImportStatistics::report)
                .invoke(report -> RequestRevisions.observe(report.revision()))
                .onItemOrFailure()
                .invoke((report, failure) -> count(kind, options, failure));
    }

    /**
     * Checks the structure of files before the first of several is imported. Must be called on a Vert.x context.
     *
     * @return fails with {@link FailureCode#FILE_REFUSED} if one of them is refused
     */
    public Uni<Void> check(Map<Path, ExportKind> files) {
        return WorkerThread.call(() -> {
            for (Map.Entry<Path, ExportKind> file : files.entrySet()) {
                FileCheck.open(file.getValue(), file.getKey());
            }
            return null;
        });
    }

    /** Notes whom the client configurations of a rehearsal name: what an earlier file would change of these users matters. */
    public Uni<Void> expectUsers(Rehearsal rehearsal, List<Path> configurations) {
        return WorkerThread.call(() -> {
            Set<String> named = new HashSet<>();
            for (Path path : configurations) {
                try (ExportRows<ConfigurationRow> rows =
                        FileCheck.open(ExportKind.CLIENT_CONFIGURATIONS, path).configurations()) {
                    rows.forEachRemaining(
                            row -> row.user().value().map(Ids::key).ifPresent(named::add));
                }
            }
            rehearsal.expectUsers(named);
            return null;
        });
    }

    /**
     * Compares the users that the files of a rehearsal leave alone, and counts who would gain and lose what; does nothing if
     * that is not to be told. Must be called after the last file.
     *
     * @param check throws if the rehearsal is to end
     */
    public Uni<Void> completeImpact(Rehearsal rehearsal, Runnable check) {
        return rehearsal
                .impact()
                .map(impact -> rehearsal
                        .topology()
                        .map(reached -> new OtherUsers(impact, services.facts(), check)
                                .compare(primary, reached, rehearsal::check))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                        .chain(impact::complete))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private void count(ExportKind kind, ImportOptions options, @Nullable Throwable failure) {
        if (!options.dryRun()) {
            ImportOutcome refused =
                    FailureCode.FILE_REFUSED.matches(failure) ? ImportOutcome.REFUSED : ImportOutcome.STOPPED;
            metrics.count(kind, failure == null ? ImportOutcome.FINISHED : refused);
        }
    }

    private Uni<ImportStatistics> pass(
            ExportFile file, ImportOptions options, String actor, PassListener listener, Rehearsal rehearsal) {
        return primary.present().chain(present -> {
            ImportStatistics statistics = new ImportStatistics(file.kind(), options.dryRun(), metrics, present);
            return pass(new ImportRun(services, file, options, actor, statistics, listener, rehearsal))
                    .replaceWith(statistics);
        });
    }

    private Uni<Void> pass(ImportRun run) {
        if (CONTENT.contains(run.file().kind())) {
            return primary.withCustomPlans(
                    connection -> process(run, connection, () -> new ContentImport(run, connection).process()));
        }
        if (run.file().kind() == ExportKind.USERS) {
            return passOfUsers(run);
        }
        if (run.file().kind() == ExportKind.CLIENT_CONFIGURATIONS) {
            return passOfWrites(run, snapshot -> new ConfigurationImport(run, snapshot).process());
        }
        if (run.file().kind() == ExportKind.MIGRATIONS) {
            return passOfWrites(run, snapshot -> new MigrationImport(run, snapshot).process());
        }
        Uni<Void> work = new TopologyImport(run).process();
        return run.isDryRun() ? work : interruptible(run, work);
    }

    /** A dry run reads one snapshot; writes are in transactions of their own. */
    private Uni<Void> passOfWrites(ImportRun run, Function<SqlExecutor, Uni<Void>> work) {
        return run.isDryRun()
                ? primary.withConnection(
                        connection -> primary.onSnapshot(connection, () -> work.apply(SqlExecutor.to(connection))))
                : interruptible(run, work.apply(primary.statements()));
    }

    private Uni<Void> passOfUsers(ImportRun run) {
        return primary.withConnection(
                connection -> RowIdentities.begin(connection).chain(identities -> {
                    UserImport users = new UserImport(run, connection, identities);
                    return users.collectIdentities()
                            .chain(() -> process(run, connection, users::process))
                            .onTermination()
                            .call(() -> identities.forget().onFailure().recoverWithNull());
                }));
    }

    private Uni<Void> process(ImportRun run, SqlConnection connection, Supplier<Uni<Void>> work) {
        return run.isDryRun() ? primary.onSnapshot(connection, work) : interruptible(run, work.get());
    }

    /** The rows before a failure stay stored, so the failure must say how many they are. */
    private static Uni<Void> interruptible(ImportRun run, Uni<Void> work) {
        return work.onFailure().transform(e -> {
            long rows = run.statistics().rows();
            return FailureCode.OUTCOME_UNKNOWN.matches(e)
                    ? LifeguardException.outcomeOfBatchUnknown(rows, e)
                    : LifeguardException.importInterrupted(rows, e);
        });
    }
}
