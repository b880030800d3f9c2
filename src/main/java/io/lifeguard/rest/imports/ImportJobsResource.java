package io.lifeguard.rest.imports;

import io.lifeguard.model.paging.Page;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PageParameters;
import io.lifeguard.rest.resource.ResourcePaths;
import io.lifeguard.service.imports.jobs.ImportJob;
import io.lifeguard.service.imports.jobs.ImportQueries;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Lists, shows and cancels imports, whichever instance runs them. */
@Path("/api/imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportJobsResource {
    private final ImportQueries queries;
    private final ImportResponses responses;

    ImportJobsResource(ImportQueries queries, ImportResponses responses) {
        this.queries = queries;
        this.responses = responses;
    }

    /** The imports, the newest first. */
    @GET
    public Uni<Response> list(@Context RoutingContext request) {
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(request, errors);
        PageRequest asked = PageParameters.read(parameters, errors);
        long before = ImportCursors.number(asked.after(), Long.MAX_VALUE, errors);
        parameters.reportUnknown();
        errors.throwIfAny();
        return queries.page(before, asked.toFetch()).map(found -> {
            Page<ImportJob> page = asked.page(found, job -> String.valueOf(job.number()));
            return responses.page(
                    page.entries().stream().map(job -> ImportJobBody.from(job)).toList(), next(page, request), request);
        });
    }

    @GET
    @Path("/{kindOrId}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
    public Uni<Response> get(
            @PathParam("kindOrId") String id, @Context RoutingContext request, @Context HttpHeaders headers) {
        checkNoParameters(request);
        boolean asXml = JUnitReport.isPreferred(headers.getAcceptableMediaTypes());
        return responses
                .find(ImportResponses.id(id))
                .chain(job -> asXml ? responses.showXml(job) : responses.show(job, Response.Status.OK, request));
    }

    /** Cancels an import between two batches; one that has ended stays as it is. */
    @DELETE
    @Path("/{kindOrId}")
    public Uni<Response> cancel(@PathParam("kindOrId") String id, @Context RoutingContext request) {
        checkNoParameters(request);
        return responses
                .find(ImportResponses.id(id))
                .invoke(job -> job.kinds().forEach(ImportRoles::check))
                .call(job -> queries.cancel(job.id()))
                .chain(job -> responses.find(job.id()))
                .chain(job -> responses.show(
                        job, job.state().isEnd() ? Response.Status.OK : Response.Status.ACCEPTED, request));
    }

    static void checkNoParameters(RoutingContext request) {
        InputErrors errors = new InputErrors();
        QueryParameters.of(request, errors).reportUnknown();
        errors.throwIfAny();
    }

    static <T> Optional<String> next(Page<T> page, RoutingContext request) {
        return page.hasNextPage()
                ? Optional.of(ResourcePaths.next(
                        request,
                        page.cursor().apply(page.entries().get(page.entries().size() - 1))))
                : Optional.empty();
    }
}
