package io.lifeguard.rest.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.imports.jobs.ImportJob;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.UUID;

/** The progress of an import as server-sent events: one each second, until the import has ended. */
@Path("/api/imports/{id}/progress")
public class ImportProgressResource {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final ImportResponses responses;
    private final ShutdownState shutdown;
    private final ObjectMapper json;

    ImportProgressResource(ImportResponses responses, ShutdownState shutdown, ObjectMapper json) {
        this.responses = responses;
        this.shutdown = shutdown;
        this.json = json;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @KnownImportFilter.KnownImport
    public Multi<OutboundSseEvent> follow(@PathParam("id") String id, @Context Sse events) {
        UUID job = ImportResponses.id(id);
        return Multi.createBy()
                .repeating()
                .uni(() -> responses.find(job))
                .withDelay(INTERVAL)
                .whilst(found -> !found.state().isEnd() && !shutdown.begun())
                .map(found -> event(found, events));
    }

    private OutboundSseEvent event(ImportJob job, Sse events) {
        try {
            return events.newEventBuilder()
                    .name(job.state().isEnd() ? "end" : "progress")
                    .data(json.writeValueAsString(ImportJobBody.from(job)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an import can be written as JSON", e);
        }
    }
}
