package io.lifeguard.rest.imports;

import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.paging.Page;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PageParameters;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.event.EffectFilter;
import io.lifeguard.rules.event.EligibilityEffect;
import io.lifeguard.service.imports.impact.ImpactQueries;
import io.lifeguard.service.imports.impact.ImpactQueries.AffectedUser;
import io.lifeguard.service.imports.jobs.ImportJob;
import io.lifeguard.service.imports.jobs.ImportState;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** The users behind each count of the impact of a rehearsed import. */
@Path("/api/imports/{id}/impact")
@Produces(MediaType.APPLICATION_JSON)
public class ImportImpactResource {
    private static final String SEPARATOR = "\n";

    private final ImpactQueries queries;
    private final ImportResponses responses;

    ImportImpactResource(ImpactQueries queries, ImportResponses responses) {
        this.queries = queries;
        this.responses = responses;
    }

    @GET
    public Uni<Response> page(@PathParam("id") String id, @Context RoutingContext request) {
        UUID job = ImportResponses.id(id);
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(request, errors);
        PageRequest asked = PageParameters.read(parameters, errors);
        String[] after = keys(asked, errors);
        EffectFilter filter = filter(parameters, errors);
        parameters.reportUnknown();
        errors.throwIfAny();
        return responses
                .find(job)
                .invoke(ImportImpactResource::checkKnown)
                .chain(() -> queries.users(job, after[0], after[1], filter, asked.toFetch()))
                .map(found -> {
                    Page<AffectedUser> page = asked.page(found, user -> user.key() + SEPARATOR + user.externalKey());
                    return responses.page(
                            page.entries().stream().map(AffectedUserBody::from).toList(),
                            ImportJobsResource.next(page, request),
                            request);
                });
    }

    private static EffectFilter filter(QueryParameters parameters, InputErrors errors) {
        Optional<String> pool = parameters.text("pool");
        pool.flatMap(ValueForm.FQDN::problemWith).ifPresent(problem -> errors.inParameter("pool", problem + "."));
        return new EffectFilter(
                parameters.constant("client", Client.class),
                pool,
                parameters.constant("effect", EligibilityEffect.class),
                parameters.constant("rule", Rule.class));
    }

    /** A key of a user has no line breaks. */
    private static String[] keys(PageRequest asked, InputErrors errors) {
        if (asked.after().isEmpty()) {
            return new String[] {"", ""};
        }
        String[] keys = asked.after().split(SEPARATOR, -1);
        if (keys.length != 2 || asked.after().indexOf('\0') >= 0) {
            errors.inParameter("after", "Not a cursor of this list; follow the link next of an earlier page.");
        }
        return keys;
    }

    private static void checkKnown(ImportJob job) {
        if (!job.impact()) {
            throw LifeguardException.notFound(
                    "The import tells no impact; an import with dryRun=true and impact=true does.");
        }
        if (job.state() != ImportState.DONE) {
            throw LifeguardException.notFound(
                    "The impact of an import is known when it is DONE; this one is %s.".formatted(job.state()));
        }
    }
}
