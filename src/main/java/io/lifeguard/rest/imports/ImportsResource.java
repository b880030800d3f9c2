package io.lifeguard.rest.imports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.http.limits.BodyReceived;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.changes.RevisionService;
import io.lifeguard.service.imports.ImportService;
import io.lifeguard.service.imports.options.ImportOptions;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Imports exports of the Lync and OCS tools: {@code curl --data-binary @users.csv http://localhost:8080/api/imports/users}. */
@Path("/api/imports")
public class ImportsResource {
    private final ImportService imports;
    private final RevisionService revisions;

    ImportsResource(ImportService imports, RevisionService revisions) {
        this.imports = imports;
        this.revisions = revisions;
    }

    /**
     * Imports a file. The body is first written to a temporary file and checked as a whole, so that nothing of an incomplete
     * upload is stored. All of it happens on subscription: of a client that has gone, Quarkus REST can drop the result
     * without subscribing to it, and the slot would be kept.
     */
    @POST
    @Path("/{kind}")
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Uni<ImportReportBody> importFile(
            @PathParam("kind") String kind,
            @Context UriInfo address,
            @Context RoutingContext request,
            InputStream body) {
        ExportKind exportKind = ExportKind.ofUrlName(kind)
                .orElseThrow(
                        () -> LifeguardException.notFound(InputSanitizer.quote(kind) + " is not a kind of import."));
        ImportOptions options = ImportParameters.parse(exportKind, address.getQueryParameters());
        return Uni.createFrom().deferred(() -> {
            try {
                return importFile(exportKind, options, request, body);
            } catch (IOException e) {
                return Uni.createFrom().failure(e);
            }
        });
    }

    private Uni<ImportReportBody> importFile(
            ExportKind kind, ImportOptions options, RoutingContext request, InputStream body) throws IOException {
        ImportService.ImportSlot slot = imports.acquireSlot();
        java.nio.file.Path file = receive(body, slot);
        BodyReceived.complete(request);
        io.vertx.core.Context context = Vertx.currentContext();
        return Uni.createFrom()
                .voidItem()
                .emitOn(work -> context.runOnContext(nothing -> work.run()))
                .chain(revisions::reached)
                .chain(() -> imports.run(slot, kind, file, options))
                .map(ImportReportBody::from)
                .onTermination()
                .invoke(slot::release)
                .onTermination()
                .call(() -> deleteFile(context, file));
    }

    private static java.nio.file.Path receive(InputStream body, ImportService.ImportSlot slot) throws IOException {
        java.nio.file.@Nullable Path file = null;
        try {
            file = Files.createTempFile("lifeguard-import-", ".csv");
            Files.copy(new UploadStream(body), file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (Throwable e) {
            slot.release();
            if (file != null) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
    }

    private static Uni<Boolean> deleteFile(io.vertx.core.Context context, java.nio.file.Path file) {
        return Uni.createFrom().completionStage(() -> context.executeBlocking(() -> Files.deleteIfExists(file), false)
                .toCompletionStage());
    }
}
