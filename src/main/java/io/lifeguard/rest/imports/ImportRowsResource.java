package io.lifeguard.rest.imports;

import io.lifeguard.model.paging.Page;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PageParameters;
import io.lifeguard.service.imports.jobs.ImportJob;
import io.lifeguard.service.imports.jobs.ImportJob.ImportJobFile;
import io.lifeguard.service.imports.jobs.ImportQueries;
import io.lifeguard.service.imports.jobs.ImportQueries.ImportRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.RestMulti;

/** All rows of an import that were refused or passed over: pages of JSON, or a CSV file to mend and to import again. */
@Path("/api/imports/{id}")
public class ImportRowsResource {
    private static final String FILE = "file";
    private static final int ROWS_PER_READ = 500;

    private final ImportQueries queries;
    private final ImportResponses responses;

    ImportRowsResource(ImportQueries queries, ImportResponses responses) {
        this.queries = queries;
        this.responses = responses;
    }

    /** Whether a row was refused or passed over. */
    enum RowOutcomeParameter {
        REFUSED,
        PASSED_OVER
    }

    @GET
    @Path("/refused")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> page(@PathParam("id") String id, @Context RoutingContext request) {
        UUID job = ImportResponses.id(id);
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(request, errors);
        PageRequest asked = PageParameters.read(parameters, errors);
        long after = ImportCursors.number(asked.after(), 0, errors);
        Optional<Integer> file = parameters.count(FILE);
        Optional<Boolean> passedOver = passedOver(parameters);
        parameters.reportUnknown();
        errors.throwIfAny();
        return responses
                .find(job)
                .chain(() -> queries.rows(job, after, file, passedOver, asked.toFetch()))
                .map(found -> {
                    Page<ImportRow> page = asked.page(found, row -> String.valueOf(row.number()));
                    return responses.page(
                            page.entries().stream().map(ImportRowBody::from).toList(),
                            ImportJobsResource.next(page, request),
                            request);
                });
    }

    @GET
    @Path("/refused.csv")
    @Produces("text/csv")
    public RestMulti<String> csv(@PathParam("id") String id, @Context RoutingContext request) {
        UUID job = ImportResponses.id(id);
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(request, errors);
        int number = parameters.count(FILE).orElse(1);
        Optional<Boolean> passedOver = passedOver(parameters);
        parameters.reportUnknown();
        errors.throwIfAny();
        return RestMulti.fromUniResponse(
                responses.find(job).map(found -> file(found, number, errors)),
                file -> csv(job, file, passedOver),
                file -> Map.of(
                        "Content-Type",
                        List.of("text/csv; charset=utf-8; header=present"),
                        "Content-Disposition",
                        List.of("attachment; filename=\"refused-" + file.kind() + ".csv\""),
                        "Cache-Control",
                        List.of("private, no-cache")));
    }

    private Multi<String> csv(UUID job, ImportJobFile file, Optional<Boolean> passedOver) {
        ImportRowsCsv csv = new ImportRowsCsv(file.columns());
        Multi<String> lines = rows(job, file, passedOver).map(csv::lines).filter(text -> !text.isEmpty());
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(csv.header()), lines);
    }

    /** Reads the rows as fast as the client takes them. */
    private Multi<List<ImportRow>> rows(UUID job, ImportJobFile file, Optional<Boolean> passedOver) {
        AtomicLong after = new AtomicLong();
        return Multi.createBy()
                .repeating()
                .uni(() -> queries.rows(job, after.get(), Optional.of(file.number()), passedOver, ROWS_PER_READ)
                        .invoke(rows -> {
                            if (!rows.isEmpty()) {
                                after.set(rows.get(rows.size() - 1).number());
                            }
                        }))
                .whilst(rows -> rows.size() == ROWS_PER_READ);
    }

    private static ImportJobFile file(ImportJob job, int number, InputErrors errors) {
        if (number < 1 || number > job.files().size()) {
            errors.inParameter(
                    FILE, "The import has the files 1 to " + job.files().size() + ".");
        }
        errors.throwIfAny();
        return job.files().get(number - 1);
    }

    private static Optional<Boolean> passedOver(QueryParameters parameters) {
        return parameters
                .constant("outcome", RowOutcomeParameter.class)
                .map(outcome -> outcome == RowOutcomeParameter.PASSED_OVER);
    }
}
