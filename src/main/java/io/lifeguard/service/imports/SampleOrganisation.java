package io.lifeguard.service.imports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.imports.options.GroupChatPools;
import io.lifeguard.service.imports.options.ImportOptions;
import io.lifeguard.service.imports.options.ImportOptions.Absent;
import io.lifeguard.service.imports.run.PassListener;
import io.lifeguard.service.imports.run.Rehearsal;
import io.lifeguard.service.imports.run.WorkerThread;
import io.lifeguard.service.inventory.InventoryQueries;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Imports the exports of a sample organisation at startup if {@code lifeguard.sample} is set and no front-end pool is stored. */
class SampleOrganisation {
    private static final Logger LOG = Logger.getLogger(SampleOrganisation.class);
    private final ImportService imports;
    private final InventoryQueries inventory;
    private final CallerContext callers;
    private final boolean enabled;

    SampleOrganisation(
            ImportService imports,
            InventoryQueries inventory,
            CallerContext callers,
            @ConfigProperty(name = "lifeguard.sample", defaultValue = "false") boolean enabled) {
        this.imports = imports;
        this.inventory = inventory;
        this.callers = callers;
        this.enabled = enabled;
    }

    void load(@Observes StartupEvent event) throws Throwable {
        if (enabled) {
            VertxContextSupport.subscribeAndAwait(() -> inventory
                    .frontEndPools()
                    .chain(pools ->
                            pools.isEmpty() ? loadAll() : Uni.createFrom().voidItem()));
        }
    }

    private Uni<Void> loadAll() {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (ExportKind kind : ExportKind.inOrderOfImport().stream()
                .filter(ExportKind.ofShell()::contains)
                .toList()) {
            done = done.chain(() -> load(kind));
        }
        return done;
    }

    private Uni<Void> load(ExportKind kind) {
        return WorkerThread.call(() -> copy(kind))
                .chain(file -> imports.run(
                                kind,
                                file,
                                new ImportOptions(false, false, Absent.REPORT, false, false, GroupChatPools.NONE),
                                callers.actor(),
                                PassListener.NONE,
                                new Rehearsal())
                        .onTermination()
                        .call(() -> WorkerThread.call(() -> Files.deleteIfExists(file))))
                .invoke(report -> LOG.infof("Sample organisation: imported %d %s", report.created(), kind.title()))
                .replaceWithVoid();
    }

    private static Path copy(ExportKind kind) throws IOException {
        Path file = Files.createTempFile("lifeguard-sample-", ".csv");
        String name = "/samples/contoso/" + kind.urlName() + ".csv";
        try (InputStream sample = Objects.requireNonNull(SampleOrganisation.class.getResourceAsStream(name), name)) {
            Files.copy(sample, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
