package io.lifeguard.rest.webhook;

import io.lifeguard.model.paging.Page;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PageParameters;
import io.lifeguard.rest.resource.ResourcePaths;
import io.lifeguard.rest.resource.ResourceReads;
import io.lifeguard.service.webhook.WebhookQueries;
import io.lifeguard.service.webhook.WebhookQueries.GivenUpEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Shows the targets of webhooks and what could not be delivered to them, and delivers it again. */
@Path("/api/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {
    private final WebhookQueries webhooks;
    private final ResourceReads reads;

    WebhooksResource(WebhookQueries webhooks, ResourceReads reads) {
        this.webhooks = webhooks;
        this.reads = reads;
    }

    /** There are at most 10. */
    @GET
    public Uni<Response> list(@Context RoutingContext request) {
        checkNoParameters(request);
        return webhooks.list().map(targets -> reads.json(
                        request,
                        new WebhookPage(targets.stream().map(WebhookBody::from).toList(), null))
                .build());
    }

    /** In the order in which they were given up. */
    @GET
    @Path("/{target}/undelivered")
    public Uni<Response> undelivered(@PathParam("target") String target, @Context RoutingContext request) {
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(request, errors);
        PageRequest asked = PageParameters.read(parameters, errors);
        long after = after(asked.after(), errors);
        parameters.reportUnknown();
        errors.throwIfAny();
        return webhooks.undelivered(target, after, asked.toFetch())
                .map(found -> page(asked.page(found, event -> String.valueOf(event.number())), request));
    }

    private Response page(Page<GivenUpEvent> page, RoutingContext request) {
        String next = page.hasNextPage()
                ? ResourcePaths.next(
                        request,
                        page.cursor().apply(page.entries().get(page.entries().size() - 1)))
                : null;
        Response.ResponseBuilder response = reads.json(
                request,
                new WebhookPage(
                        page.entries().stream().map(UndeliveredEventBody::from).toList(), next));
        if (next != null) {
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** Answers before the delivery. */
    @POST
    @Path("/{target}/undelivered/{event}/redelivery")
    public Uni<Response> redeliver(
            @PathParam("target") String target, @PathParam("event") String event, @Context RoutingContext request) {
        checkNoParameters(request);
        return webhooks.redeliver(target, event)
                .map(requested -> Response.accepted().build());
    }

    private static long after(String cursor, InputErrors errors) {
        if (cursor.isEmpty()) {
            return 0;
        }
        if (cursor.matches("[0-9]{1,18}")) {
            return Long.parseLong(cursor);
        }
        errors.inParameter("after", "Not a cursor of this list; follow the link next of an earlier page.");
        return 0;
    }

    private static void checkNoParameters(RoutingContext request) {
        InputErrors errors = new InputErrors();
        QueryParameters.of(request, errors).reportUnknown();
        errors.throwIfAny();
    }
}
