package io.lifeguard.service.imports.jobs;

import io.lifeguard.model.FailureCode;
import io.lifeguard.service.imports.ImportSettings;
import io.lifeguard.service.imports.jobs.ActiveImport.ImportEnd;
import io.lifeguard.service.imports.jobs.ActiveImport.Stop;
import io.lifeguard.store.imports.ImportCleanup;
import io.lifeguard.store.imports.ImportTable;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.PrimaryDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The imports of this instance. Every two seconds it tells the database that it still runs them; imports of instances that
 * no longer do are ended by any other, and old imports are deleted.
 */
@Singleton
public class ActiveImports {
    private static final Logger LOG = Logger.getLogger(ActiveImports.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    /** How long an instance may not respond before another one ends its imports. */
    static final Duration LIFE = Duration.ofSeconds(15);

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);
    private static final int ROWS_TO_DELETE = 5_000;

    private final Map<UUID, ActiveImport> active = new ConcurrentHashMap<>();
    private final UUID owner = UUID.randomUUID();
    private final PrimaryDatabase primary;
    private final Vertx vertx;
    private final Duration retention;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private OptionalLong timer = OptionalLong.empty();

    ActiveImports(PrimaryDatabase primary, Vertx vertx, ImportSettings settings) {
        this.primary = primary;
        this.vertx = vertx;
        this.retention = settings.retention();
    }

    void start(@Observes StartupEvent event) {
        timer = OptionalLong.of(vertx.setPeriodic(INTERVAL.toMillis(), id -> renewNow()));
    }

    /** The imports end after their present batch; waits for that. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        timer.ifPresent(vertx::cancelTimer);
        long end = System.nanoTime() + SHUTDOWN_TIMEOUT.toNanos();
        while (!active.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
    }

    /** The name of this instance. */
    UUID owner() {
        return owner;
    }

    void add(ActiveImport started) {
        active.put(started.id(), started);
    }

    /** Cancels an import if this instance runs it or if it waits here. */
    void cancel(UUID id) {
        Optional.ofNullable(active.get(id)).ifPresent(found -> found.stop(Stop.CANCELLED));
    }

    /** Stores how an import ended. If that fails, it is tried again until it succeeds or another instance has ended the import. */
    Uni<Void> end(ActiveImport ended, ImportEnd reached) {
        if (!active.containsKey(ended.id())) {
            return Uni.createFrom().voidItem(); // it is not recorded
        }
        ended.setEnd(reached);
        return store(ended, reached).onFailure().recoverWithItem(failure -> {
            LOG.debugf(failure, "Imports: the end of %s is not stored yet", ended.id());
            return null;
        });
    }

    private Uni<Void> store(ActiveImport ended, ImportEnd reached) {
        return ImportTable.finish(
                        primary.statements(),
                        ended.id(),
                        owner,
                        reached.state().name(),
                        reached.failure().map(ImportFailure::encode).orElse(null))
                .invoke(() -> active.remove(ended.id()));
    }

    private void renewNow() {
        if (renewing.compareAndSet(false, true)) {
            renew().chain(this::clean)
                    .onTermination()
                    .invoke(() -> renewing.set(false))
                    .subscribe()
                    .with(
                            nothing -> {},
                            failure -> LOG.debug("Imports: not renewed; the next attempt follows", failure));
        }
    }

    private Uni<Void> renew() {
        SqlExecutor statements = primary.statements();
        List<ActiveImport> own = List.copyOf(active.values());
        return own.isEmpty()
                ? Uni.createFrom().voidItem()
                : ImportTable.renew(
                                statements, own.stream().map(ActiveImport::id).toList(), owner)
                        .invoke(renewed -> own.forEach(one -> follow(one, Optional.ofNullable(renewed.get(one.id())))))
                        .chain(() -> Multi.createFrom()
                                .iterable(own)
                                .onItem()
                                .transformToUniAndConcatenate(one -> one.end().isPresent()
                                        ? store(one, one.end().get())
                                        : Uni.createFrom().voidItem())
                                .onItem()
                                .ignoreAsUni());
    }

    private void follow(ActiveImport one, Optional<Boolean> cancelRequested) {
        if (cancelRequested.isEmpty()) {
            one.stop(Stop.LOST);
            if (one.end().isPresent()) {
                active.remove(one.id());
            }
        } else if (cancelRequested.get()) {
            one.stop(Stop.CANCELLED);
        }
    }

    private Uni<Void> clean() {
        SqlExecutor statements = primary.statements();
        ImportFailure abandoned = new ImportFailure(
                FailureCode.IMPORT_INTERRUPTED,
                "The instance that ran the import ended. The results of the rows that are counted are stored. Send the same"
                        + " file again: rows that are stored already are left unchanged.",
                List.of());
        return ImportCleanup.endAbandoned(statements, LIFE.toSeconds(), abandoned.encode())
                .invoke(ended -> {
                    if (ended > 0) {
                        LOG.infof("Imports: ended %d imports of an instance that ended", ended);
                    }
                })
                .chain(() -> ImportCleanup.deleteExpired(statements, retention.toSeconds(), ROWS_TO_DELETE))
                .replaceWithVoid();
    }
}
