package io.lifeguard.rest.exports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.exports.ExportResponses.DownloadFile;
import io.lifeguard.rest.exports.ZipParts.ZippedFile;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Exports what imports take: {@code curl http://localhost:8080/api/exports/users}. */
@Path("/api/exports")
public class ExportsResource {
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String NDJSON = "application/x-ndjson";
    private static final String ZIP = "application/zip";

    private static final List<MediaType> TYPES = List.of(new MediaType("text", "csv"), MediaType.valueOf(NDJSON));

    /** Their CSV has ids of the product, of which no change is recorded, so that no revision stands for the bytes. */
    private static final Set<ExportKind> IDENTIFIED = EnumSet.of(ExportKind.CATEGORIES, ExportKind.ADD_INS);

    private final ExportResponses responses;
    private final NdjsonLines ndjson;
    private final CsvLines csv = new CsvLines();

    ExportsResource(ExportResponses responses, NdjsonLines ndjson) {
        this.responses = responses;
        this.ndjson = ndjson;
    }

    @GET
    @Produces(ZIP)
    public Uni<Response> exportAll(@Context RoutingContext request) {
        DownloadFile file = new DownloadFile(ZIP, "lifeguard.zip", Optional.empty());
        return responses.respond(
                request,
                file,
                export -> new ZipParts(ExportKind.inOrderOfImport().stream()
                        .map(kind -> new ZippedFile(fileName(kind), csv.parts(kind, export)))
                        .toList()));
    }

    @GET
    @Path("/{kind}")
    @Produces({CSV, NDJSON})
    public Uni<Response> export(
            @PathParam("kind") String name, @Context HttpHeaders headers, @Context RoutingContext request) {
        ExportKind kind = kind(name);
        if (isNdjson(headers)) {
            DownloadFile file = new DownloadFile(NDJSON, kind.urlName() + ".ndjson", Optional.of("ndjson"));
            return responses.respond(request, file, export -> ndjson.parts(kind, export));
        }
        Optional<String> tag = IDENTIFIED.contains(kind) ? Optional.empty() : Optional.of("csv");
        DownloadFile file = new DownloadFile(CSV, fileName(kind), tag);
        return responses.respond(request, file, export -> csv.parts(kind, export));
    }

    /** The first of the acceptable types that an export has; they come in the order of preference. */
    private static boolean isNdjson(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .flatMap(acceptable -> TYPES.stream().filter(acceptable::isCompatible))
                .findFirst()
                .orElseThrow(NotAcceptableException::new)
                .equals(TYPES.get(1));
    }

    private static String fileName(ExportKind kind) {
        return kind.urlName() + ".csv";
    }

    private static ExportKind kind(String name) {
        return ExportKind.ofUrlName(name)
                .orElseThrow(
                        () -> LifeguardException.notFound(InputSanitizer.quote(name) + " is not a kind of export."));
    }
}
