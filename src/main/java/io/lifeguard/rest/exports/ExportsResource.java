package io.lifeguard.rest.exports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.exports.ExportResponses.ExportFile;
import io.lifeguard.rest.exports.ZipParts.ZippedFile;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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

    /** In the order of import: each refers only to those before it. */
    private static final List<ExportKind> KINDS = List.of(
            ExportKind.FRONT_END_POOLS,
            ExportKind.POLICIES,
            ExportKind.CHAT_POOLS,
            ExportKind.USERS,
            ExportKind.CATEGORIES,
            ExportKind.ADD_INS,
            ExportKind.ROOMS);

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
        ExportFile file = new ExportFile(ZIP, "lifeguard.zip", Optional.empty());
        return responses.respond(
                request,
                file,
                export -> new ZipParts(KINDS.stream()
                        .map(kind -> new ZippedFile(fileName(kind), csv.parts(kind, export)))
                        .toList()));
    }

    @GET
    @Path("/{kind}")
    @Produces(CSV)
    public Uni<Response> exportCsv(@PathParam("kind") String name, @Context RoutingContext request) {
        ExportKind kind = kind(name);
        Optional<String> tag = IDENTIFIED.contains(kind) ? Optional.empty() : Optional.of("csv");
        return export(kind, new ExportFile(CSV, fileName(kind), tag), csv, request);
    }

    @GET
    @Path("/{kind}")
    @Produces(NDJSON + ";qs=0.5")
    public Uni<Response> exportNdjson(@PathParam("kind") String name, @Context RoutingContext request) {
        ExportKind kind = kind(name);
        return export(kind, new ExportFile(NDJSON, kind.urlName() + ".ndjson", Optional.of("ndjson")), ndjson, request);
    }

    private Uni<Response> export(ExportKind kind, ExportFile file, ExportLines lines, RoutingContext request) {
        return responses.respond(request, file, export -> lines.parts(kind, export));
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
