package io.lifeguard.rest.imports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.request.UploadStream;
import io.lifeguard.rest.resource.Preference;
import io.lifeguard.service.imports.ImportSettings;
import io.lifeguard.service.imports.jobs.ImportJobs;
import io.lifeguard.service.imports.jobs.ImportJobs.ReceivedFile;
import io.lifeguard.service.imports.jobs.ImportSlots.ImportSlot;
import io.lifeguard.service.imports.jobs.ReceivedFiles;
import io.lifeguard.service.imports.options.ImportOptions;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Imports exports of the Lync and OCS tools: {@code curl --data-binary @users.csv http://localhost:8080/api/imports/users}. */
@Path("/api/imports")
public class ImportsResource {
    private final ImportJobs jobs;
    private final ReceivedFiles files;
    private final ArchiveReceiver archives;
    private final ImportResponses responses;
    private final long asyncAbove;

    ImportsResource(
            ImportJobs jobs,
            ReceivedFiles files,
            ArchiveReceiver archives,
            ImportResponses responses,
            ImportSettings settings) {
        this.jobs = jobs;
        this.files = files;
        this.archives = archives;
        this.responses = responses;
        this.asyncAbove = settings.asyncAbove().asLongValue();
    }

    /**
     * Imports a file. The body is first written to a temporary file and checked as a whole, so that nothing of an incomplete
     * upload is stored. The response to a large file does not wait for the import.
     */
    @POST
    @Path("/{kindOrId}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
    @Blocking
    public Uni<Response> importFile(
            @PathParam("kindOrId") String kind,
            @Context UriInfo address,
            @Context RoutingContext request,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        ExportKind exportKind = ExportKind.ofUrlName(kind)
                .orElseThrow(
                        () -> LifeguardException.notFound(InputSanitizer.quote(kind) + " is not a kind of import."));
        ImportRoles.check(exportKind);
        ImportOptions options = ImportParameters.parse(exportKind, address.getQueryParameters());
        boolean prefersAsync = Preference.isAsync(request.request().headers());
        ImportSlot slot = jobs.acquireSlot(prefersAsync);
        ReceivedFile file = receive(exportKind, options, body, slot);
        boolean isAsync = prefersAsync || file.bytes() > asyncAbove;
        return jobs.start(slot, kind, List.of(file))
                .chain(started -> isAsync
                        ? responses.accepted(started.id(), prefersAsync, request)
                        : responses.report(started, JUnitReport.isPreferred(headers.getAcceptableMediaTypes())));
    }

    /** Imports the files of a ZIP archive, in the order in which they depend on each other. */
    @POST
    @Consumes({"application/zip", "application/x-zip-compressed"})
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
    @Blocking
    public Uni<Response> importArchive(
            @Context UriInfo address, @Context RoutingContext request, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        ArchiveParameters parameters = ArchiveParameters.parse(address.getQueryParameters());
        boolean prefersAsync = Preference.isAsync(request.request().headers());
        ImportSlot slot = jobs.acquireSlot(prefersAsync);
        List<ReceivedFile> received = archives.receive(parameters, body, slot);
        long bytes = received.stream().mapToLong(ReceivedFile::bytes).sum();
        boolean asXml = JUnitReport.isPreferred(headers.getAcceptableMediaTypes());
        return jobs.start(slot, "organisation", received)
                .chain(started -> prefersAsync || bytes > asyncAbove
                        ? responses.accepted(started.id(), prefersAsync, request)
                        : responses.ended(started, asXml, request));
    }

    private ReceivedFile receive(ExportKind kind, ImportOptions options, InputStream body, ImportSlot slot)
            throws IOException {
        java.nio.file.@Nullable Path file = null;
        try {
            file = files.create();
            long bytes = Files.copy(new UploadStream(body), file, StandardCopyOption.REPLACE_EXISTING);
            return new ReceivedFile(kind.urlName() + ".csv", kind, file, bytes, options);
        } catch (Throwable e) {
            slot.release();
            if (file != null) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
    }
}
