package io.lifeguard.rest.event;

import io.lifeguard.http.limits.ResponseBuffer;
import io.lifeguard.http.limits.ResponseMemory;
import io.lifeguard.model.Ids;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.ResourcePaths;
import io.lifeguard.rules.event.EligibilityEvent;
import io.lifeguard.rules.event.EventFilter;
import io.lifeguard.service.event.CloudEvents;
import io.lifeguard.service.event.EventQueries;
import io.lifeguard.service.event.EventQueries.EventList;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Pages of events; {@link EventStream} follows them. */
@Path(EventsResource.PATH)
@Produces(CloudEvents.BATCH_TYPE)
public class EventsResource {
    static final String PATH = "/api/events";
    static final String AFTER = "after";
    private static final String POSITION = "Lifeguard-Events-Position";
    private static final int DEFAULT_FIRST = 100;
    private static final int MAX_FIRST = 1000;

    private final EventQueries events;
    private final CloudEvents cloudEvents;
    private final ResponseMemory memory;

    EventsResource(EventQueries events, CloudEvents cloudEvents, ResponseMemory memory) {
        this.events = events;
        this.cloudEvents = cloudEvents;
        this.memory = memory;
    }

    @GET
    public Uni<Response> page(@Context RoutingContext routing) {
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(routing, errors);
        Optional<String> after = parameters.text(AFTER);
        EventFilter filter = filter(parameters, errors);
        int first = parameters.count("first").orElse(DEFAULT_FIRST);
        if (first < 1 || first > MAX_FIRST) {
            errors.inParameter("first", "A page has 1 to 1,000 events.");
        }
        parameters.reportUnknown();
        errors.throwIfAny();
        return events.page(after, filter, first).map(page -> response(page, routing));
    }

    /** What the parameters of a request select. */
    static EventFilter filter(QueryParameters parameters, InputErrors errors) {
        Optional<String> user = parameters.text("user").map(Ids::sipAddress);
        Optional<String> pool = parameters.text("pool");
        check(user, ValueForm.SIP_ADDRESS, "user", errors);
        check(pool, ValueForm.FQDN, "pool", errors);
        return new EventFilter(user, parameters.constant("client", Client.class), pool);
    }

    private static void check(Optional<String> value, ValueForm form, String name, InputErrors errors) {
        value.flatMap(form::problemWith).ifPresent(problem -> errors.inParameter(name, problem + "."));
    }

    private Response response(EventList page, RoutingContext routing) {
        List<EligibilityEvent> found = page.events();
        ResponseBuffer body = memory.buffer(routing);
        try {
            body.write(cloudEvents.batch(found).getBytes(StandardCharsets.UTF_8));
        } catch (ResponseBuffer.ExceededException e) {
            throw e.asFailure();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory can be written", e);
        }
        Response.ResponseBuilder response = Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (page.isLast()) {
            response.header(POSITION, page.position().toString());
        } else {
            String last = found.get(found.size() - 1).id().toString();
            response.header(HttpHeaders.LINK, "<" + ResourcePaths.next(routing, last) + ">; rel=\"next\"");
        }
        return response.build();
    }
}
