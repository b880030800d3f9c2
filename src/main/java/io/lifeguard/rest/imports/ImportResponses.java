package io.lifeguard.rest.imports;

import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.resource.Preference;
import io.lifeguard.rest.resource.ResourceReads;
import io.lifeguard.service.imports.impact.ImpactQueries;
import io.lifeguard.service.imports.jobs.ImportFailure;
import io.lifeguard.service.imports.jobs.ImportJob;
import io.lifeguard.service.imports.jobs.ImportJob.ImportJobFile;
import io.lifeguard.service.imports.jobs.ImportJobs.StartedImport;
import io.lifeguard.service.imports.jobs.ImportQueries;
import io.lifeguard.service.imports.jobs.ImportState;
import io.lifeguard.service.imports.report.ImportReport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Responses that show imports. */
@Singleton
class ImportResponses {
    static final String PATH = "/api/imports";

    private final ImportQueries queries;
    private final ImpactQueries impacts;
    private final ResourceReads reads;

    ImportResponses(ImportQueries queries, ImpactQueries impacts, ResourceReads reads) {
        this.queries = queries;
        this.impacts = impacts;
        this.reads = reads;
    }

    /** The id of an import; an import that is not recorded is not found. */
    static UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // any other text is no id either
        }
        throw notFound();
    }

    private static LifeguardException notFound() {
        return LifeguardException.notFound(
                "No import of this id is recorded. Imports are deleted some time after their end.");
    }

    Uni<ImportJob> find(UUID id) {
        return queries.find(id).map(found -> found.orElseThrow(ImportResponses::notFound));
    }

    /** The response that does not wait for the import. */
    Uni<Response> accepted(UUID id, boolean isPreferred, RoutingContext request) {
        return find(id).map(job -> {
            Response.ResponseBuilder response = reads.json(request, ImportJobBody.from(job))
                    .status(Response.Status.ACCEPTED)
                    .header(HttpHeaders.LOCATION, PATH + "/" + id);
            if (isPreferred) {
                Preference.asyncApplied(response);
            }
            return response.build();
        });
    }

    /** The response that waits for the end of an import of one file. */
    Uni<Response> report(StartedImport started, boolean asXml) {
        return started.reports()
                .chain(reports ->
                        asXml ? Uni.createFrom().item(xml(reports, Optional.empty())) : report(started, reports.get(0)))
                .map(response -> response.header(HttpHeaders.LOCATION, PATH + "/" + started.id())
                        .build());
    }

    private Uni<Response.ResponseBuilder> report(StartedImport started, ImportReport report) {
        return impact(started.id(), started.impact())
                .map(impact -> Response.ok(ImportReportBody.from(report, impact.orElse(null))));
    }

    private Uni<Optional<ImportImpactBody>> impact(UUID id, boolean isKnown) {
        return isKnown
                ? impacts.impact(id).map(impact -> Optional.of(ImportImpactBody.from(impact)))
                : Uni.createFrom().item(Optional.empty());
    }

    /** The response that waits for the end of an import of several files. */
    Uni<Response> ended(StartedImport started, boolean asXml, RoutingContext request) {
        return started.reports()
                .chain(reports -> asXml
                        ? Uni.createFrom()
                                .item(xml(reports, Optional.empty())
                                        .header(HttpHeaders.LOCATION, PATH + "/" + started.id())
                                        .build())
                        : find(started.id()).chain(job -> show(job, Response.Status.OK, request)));
    }

    private static Response.ResponseBuilder xml(List<ImportReport> reports, Optional<String> unfinished) {
        return Response.ok(JUnitReport.of(reports, unfinished), MediaType.APPLICATION_XML_TYPE.withCharset("UTF-8"));
    }

    /** An import as JUnit XML. */
    Uni<Response> showXml(ImportJob job) {
        return Multi.createFrom()
                .iterable(job.files())
                .filter(file -> file.report().isPresent())
                .onItem()
                .transformToUniAndConcatenate(file ->
                        queries.withRows(job.id(), file.number(), file.report().orElseThrow()))
                .collect()
                .asList()
                .map(reports -> xml(reports, unfinished(job)).build());
    }

    /** An import that is not done must not look like one without refusals. */
    private static Optional<String> unfinished(ImportJob job) {
        return job.failure()
                .map(ImportFailure::message)
                .or(() -> job.state() == ImportState.DONE
                        ? Optional.empty()
                        : Optional.of("The import is %s.".formatted(job.state())));
    }

    /** An import with the reports of its files. */
    Uni<Response> show(ImportJob job, Response.Status status, RoutingContext request) {
        Map<Integer, ImportReportBody> reports = new HashMap<>();
        return Multi.createFrom()
                .iterable(job.files())
                .onItem()
                .transformToUniAndConcatenate(file -> report(job.id(), file)
                        .invoke(report -> report.ifPresent(body -> reports.put(file.number(), body))))
                .onItem()
                .ignoreAsUni()
                .chain(() -> impact(job.id(), job.impact() && job.state() == ImportState.DONE))
                .map(impact -> reads.json(request, ImportJobBody.from(job, reports, impact))
                        .status(status)
                        .build());
    }

    private Uni<Optional<ImportReportBody>> report(UUID id, ImportJobFile file) {
        return file.report().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : queries.withRows(id, file.number(), file.report().get())
                        .map(report -> Optional.of(ImportReportBody.from(report)));
    }

    /** A page of a list, with a link to the next one. */
    Response page(List<?> items, Optional<String> next, RoutingContext request) {
        Response.ResponseBuilder response = reads.json(request, new ImportPage(items, next.orElse(null)));
        next.ifPresent(address -> response.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\""));
        return response.build();
    }
}
