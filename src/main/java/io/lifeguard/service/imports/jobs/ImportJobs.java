package io.lifeguard.service.imports.jobs;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.RequestPropagation;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.changes.RevisionService;
import io.lifeguard.service.imports.ImportService;
import io.lifeguard.service.imports.ImportSettings;
import io.lifeguard.service.imports.impact.ImpactRecorder;
import io.lifeguard.service.imports.jobs.ActiveImport.ImportEnd;
import io.lifeguard.service.imports.jobs.ImportSlots.ImportSlot;
import io.lifeguard.service.imports.options.ImportOptions;
import io.lifeguard.service.imports.report.ImportReport;
import io.lifeguard.service.imports.run.Rehearsal;
import io.lifeguard.service.imports.run.WorkerThread;
import io.lifeguard.service.metrics.Counters;
import io.lifeguard.store.imports.ImportTable;
import io.lifeguard.store.imports.ImportTable.NewFile;
import io.lifeguard.store.imports.ImportTable.NewImport;
import io.lifeguard.store.write.PrimaryDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs imports, each on a Vert.x context of its own: an import goes on if the client that has sent its file disconnects.
 */
@Singleton
@Startup
public class ImportJobs {
    private static final Logger LOG = Logger.getLogger(ImportJobs.class);
    private static final Set<FailureCode> INTERRUPTIONS = Set.of(
            FailureCode.IMPORT_INTERRUPTED,
            FailureCode.OUTCOME_UNKNOWN,
            FailureCode.SHUTTING_DOWN,
            FailureCode.BUSY,
            FailureCode.DATABASE_BUSY,
            FailureCode.DATABASE_UNAVAILABLE);

    private final ImportService imports;
    private final ActiveImports active;
    private final PrimaryDatabase primary;
    private final CallerContext callers;
    private final RevisionService revisions;
    private final ShutdownState shutdown;
    private final ImportSlots slots;
    private final int maxConcurrent;
    private final Counter rejected;

    ImportJobs(
            ImportService imports,
            ActiveImports active,
            PrimaryDatabase primary,
            CallerContext callers,
            RevisionService revisions,
            ShutdownState shutdown,
            ImportSettings settings,
            MeterRegistry registry) {
        this.imports = imports;
        this.active = active;
        this.primary = primary;
        this.callers = callers;
        this.revisions = revisions;
        this.shutdown = shutdown;
        this.maxConcurrent = settings.maxConcurrent();
        this.slots = new ImportSlots(maxConcurrent, settings.queueSize());
        this.rejected = Counters.rejected(registry, "imports");
        Gauge.builder("lifeguard.imports.in.progress", slots, ImportSlots::running)
                .description("Imports in progress, including those whose file is still being received")
                .register(registry);
        Gauge.builder("lifeguard.imports.queued", slots, ImportSlots::waiting)
                .description("Imports that wait for others to end, including those whose file is still being received")
                .register(registry);
    }

    /**
     * A file that has been received. It is deleted when its import ends.
     *
     * @param name that the client gave it, or that of its kind
     * @param bytes its size
     */
    public record ReceivedFile(String name, ExportKind kind, Path path, long bytes, ImportOptions options) {}

    /**
     * An import that has begun.
     *
     * @param impact whether it tells who would gain and lose what, once the reports are there
     * @param reports of its files, in their order; fails as {@link ImportService#run} does
     */
    public record StartedImport(UUID id, boolean isQueued, boolean impact, Uni<List<ImportReport>> reports) {}

    /**
     * Acquires a slot. A slot is acquired before the file is received, so that files do not fill the disk.
     *
     * @param mayWait whether the import may wait with its file until another one ends
     * @throws LifeguardException {@link FailureCode#BUSY} if all slots are in use, {@link FailureCode#SHUTTING_DOWN} if
     *     the service is shutting down
     */
    public ImportSlot acquireSlot(boolean mayWait) {
        shutdown.check();
        return slots.tryRun()
                .or(() -> mayWait ? slots.tryWait() : Optional.empty())
                .orElseThrow(() -> {
                    rejected.increment();
                    return LifeguardException.busy(maxConcurrent
                            + " imports are in progress, the limit. Nothing was done; retry after 1 second.");
                });
    }

    /**
     * Begins an import of the present request. Must be called on its Vert.x context. From here on the import goes on by
     * itself: it releases the slot and deletes the files when it ends, also if it does not begin.
     *
     * @param kind of its file; {@code organisation} for several
     * @param files one at least, of one import
     * @return fails if the import cannot be recorded, and as {@link RevisionService#reached}
     */
    public Uni<StartedImport> start(ImportSlot slot, String kind, List<ReceivedFile> files) {
        Context request = Vertx.currentContext();
        Context own = VertxContext.createNewDuplicatedContext(request);
        VertxContextSafetyToggle.setContextSafe(own, true);
        RequestPropagation.carry(request, own);
        ActiveImport job = new ActiveImport(UUID.randomUUID(), slot);
        NewImport row = row(job.id(), kind, !slot.isRunning(), callers.actor(), files);
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<List<ImportReport>> reports = new CompletableFuture<>();
        own.runOnContext(now -> insert(job, row)
                .invoke(() -> started.complete(null))
                .chain(() -> importAll(job, row, files))
                .onTermination()
                .call(() -> delete(files))
                .onTermination()
                .invoke(slot::release)
                .onItemOrFailure()
                .call((done, failure) -> active.end(job, end(job, failure)))
                .subscribe()
                .with(reports::complete, failure -> {
                    started.completeExceptionally(failure);
                    reports.completeExceptionally(failure);
                }));
        return onContext(request, started)
                .map(nothing -> new StartedImport(job.id(), row.queued(), row.impact(), onContext(request, reports)));
    }

    private Uni<Void> insert(ActiveImport job, NewImport row) {
        return revisions
                .reached()
                .chain(() -> ImportTable.insert(primary.statements(), row))
                .invoke(() -> active.add(job));
    }

    private NewImport row(UUID id, String kind, boolean queued, String actor, List<ReceivedFile> files) {
        return new NewImport(
                id,
                actor,
                kind,
                files.get(0).options().dryRun(),
                files.get(0).options().impact(),
                queued,
                active.owner(),
                files.stream()
                        .map(file -> new NewFile(file.name(), file.kind().urlName(), file.bytes()))
                        .toList());
    }

    /** A result on the context of the request that waits for it. */
    private static <T> Uni<T> onContext(Context request, CompletableFuture<T> result) {
        return Uni.createFrom().completionStage(result).emitOn(work -> request.runOnContext(now -> work.run()));
    }

    private Uni<List<ImportReport>> importAll(ActiveImport job, NewImport row, List<ReceivedFile> files) {
        Uni<Void> turn = row.queued()
                ? Uni.createFrom().completionStage(job.slot().awaitTurn()).chain(() -> begin(job))
                : Uni.createFrom().voidItem();
        Map<Path, ExportKind> kinds = new LinkedHashMap<>();
        files.forEach(file -> kinds.put(file.path(), file.kind()));
        return turn.chain(() -> files.size() > 1
                        ? imports.check(kinds)
                        : Uni.createFrom().voidItem())
                .chain(() -> importAll(job, row.actor(), files));
    }

    private Uni<List<ImportReport>> importAll(ActiveImport job, String actor, List<ReceivedFile> files) {
        Rehearsal rehearsal = new Rehearsal(
                files.get(0).options().impact()
                        ? Optional.of(new ImpactRecorder(job.id(), primary.statements()))
                        : Optional.empty());
        List<Path> configurations = files.stream()
                .filter(file -> file.options().dryRun() && file.kind() == ExportKind.CLIENT_CONFIGURATIONS)
                .map(ReceivedFile::path)
                .toList();
        Uni<Void> expected = files.size() > 1 && !configurations.isEmpty()
                ? imports.expectUsers(rehearsal, configurations)
                : Uni.createFrom().voidItem();
        return expected.chain(() -> importEach(job, actor, files, rehearsal));
    }

    private Uni<List<ImportReport>> importEach(
            ActiveImport job, String actor, List<ReceivedFile> files, Rehearsal rehearsal) {
        return Multi.createFrom()
                .range(0, files.size())
                .onItem()
                .transformToUniAndConcatenate(i -> importFile(job, actor, files.get(i), i + 1, rehearsal))
                .collect()
                .asList()
                .call(() -> imports.completeImpact(rehearsal, job::check));
    }

    private Uni<Void> begin(ActiveImport job) {
        job.check();
        shutdown.check();
        return ImportTable.begin(primary.statements(), job.id(), active.owner())
                .invoke(cancelRequested -> {
                    if (cancelRequested.isEmpty() || cancelRequested.get()) {
                        job.stop(cancelRequested.isEmpty() ? ActiveImport.Stop.LOST : ActiveImport.Stop.CANCELLED);
                        job.check();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<ImportReport> importFile(
            ActiveImport job, String actor, ReceivedFile file, int number, Rehearsal rehearsal) {
        ImportRecorder recorder = new ImportRecorder(job, active.owner(), number, file.kind(), primary.statements());
        return imports.run(file.kind(), file.path(), file.options(), actor, recorder, rehearsal)
                .call(report -> ImportTable.finishFile(
                        primary.statements(),
                        job.id(),
                        active.owner(),
                        number,
                        ReportDocument.encode(report),
                        report.absentIds()));
    }

    private static ImportEnd end(ActiveImport job, @Nullable Throwable failure) {
        if (failure == null) {
            return new ImportEnd(ImportState.DONE, Optional.empty());
        }
        ImportState state = job.isCancelled()
                ? ImportState.CANCELLED
                : INTERRUPTIONS.stream().anyMatch(code -> code.matches(failure))
                        ? ImportState.INTERRUPTED
                        : ImportState.FAILED;
        log(failure);
        return new ImportEnd(state, Optional.of(ImportFailure.of(failure)));
    }

    private static void log(Throwable failure) {
        boolean isInterrupted = FailureCode.IMPORT_INTERRUPTED.matches(failure);
        @Nullable Throwable cause = failure.getCause();
        if (FailureCode.SHUTTING_DOWN.matches(cause)) {
            LOG.infof("Import ended by shutdown: %s", failure.getMessage());
        } else if (LifeguardException.in(failure).isEmpty()
                || (isInterrupted && cause != null && !(cause instanceof LifeguardException))) {
            LOG.error("Import failed", failure);
        }
    }

    private static Uni<Void> delete(List<ReceivedFile> files) {
        return WorkerThread.call(() -> {
                    for (ReceivedFile file : files) {
                        Files.deleteIfExists(file.path());
                    }
                    return null;
                })
                .onFailure()
                .invoke(failure -> LOG.warn("Imports: a received file could not be deleted", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
