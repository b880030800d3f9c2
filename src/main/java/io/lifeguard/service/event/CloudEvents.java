package io.lifeguard.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.event.EligibilityEffect;
import io.lifeguard.rules.event.EligibilityEvent;
import io.lifeguard.service.event.EventSettings;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Changes of eligibility as CloudEvents 1.0. */
@Singleton
public class CloudEvents {
    public static final String BATCH_TYPE = "application/cloudevents-batch+json";

    private static final String JSON = "application/json";

    private final ObjectMapper json;
    private final JsonFormat format = new JsonFormat();
    private final URI source;

    CloudEvents(ObjectMapper json, EventSettings settings) {
        this.json = json;
        this.source = URI.create(settings.source());
    }

    /**
     * The data of an event.
     *
     * @param rules the obstacles, in the order of the catalogue: of a loss those there are now, of a gain those there were before
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventData(
            String user, Client client, String pool, EligibilityEffect change, List<Rule> rules, EventWrite write) {}

    /** The write that an event is from. */
    @RegisterForReflection
    public record EventWrite(String revision, String actor, ChangeOperation kind, String subjectType, String subject) {}

    /** The type of an event. */
    public static String type(EligibilityEvent event) {
        return "io.lifeguard.eligibility." + (event.change().gained() ? "gained" : "lost");
    }

    /** An event in the JSON format, one line. */
    public String json(EligibilityEvent event) {
        return new String(format.serialize(of(event)), StandardCharsets.UTF_8);
    }

    /** Events in the JSON batch format. */
    public String batch(List<EligibilityEvent> events) {
        return events.stream().map(this::json).collect(Collectors.joining(",", "[", "]"));
    }

    private CloudEvent of(EligibilityEvent event) {
        return CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(source)
                .withType(type(event))
                .withSubject(event.user())
                .withTime(event.write().at())
                .withData(JSON, data(event))
                .build();
    }

    private byte[] data(EligibilityEvent event) {
        try {
            return json.writeValueAsBytes(new EventData(
                    event.user(),
                    event.change().client(),
                    event.change().pool(),
                    event.change().effect(),
                    event.change().rules(),
                    new EventWrite(
                            event.id().revision().toString(),
                            event.write().actor(),
                            event.write().kind(),
                            event.write().subjectType(),
                            event.write().subject())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can be written as JSON", e);
        }
    }
}
