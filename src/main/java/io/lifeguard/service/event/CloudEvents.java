package io.lifeguard.service.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.event.EligibilityEffect;
import io.lifeguard.rules.event.EligibilityEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of eligibility, and entries of the change log, as CloudEvents 1.0. */
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

    /**
     * The data of a change of a recorded thing.
     *
     * @param before JSON; absent for a creation
     * @param after JSON; absent for a deletion
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangeData(
            String revision,
            String actor,
            ChangeOperation kind,
            String subjectType,
            String subject,
            @JsonRawValue @Nullable String before,
            @JsonRawValue @Nullable String after) {}

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

    /** An event, whose subject is the user. */
    public CloudEvent of(EligibilityEvent event) {
        return CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(source)
                .withType(type(event))
                .withSubject(event.user())
                .withTime(event.write().at())
                .withData(JSON, data(event))
                .build();
    }

    /** An entry of the change log; its id is the revision. */
    public CloudEvent of(LoggedChange change) {
        return CloudEventBuilder.v1()
                .withId(change.revision().toString())
                .withSource(source)
                .withType("io.lifeguard.change." + change.kind().name().toLowerCase(Locale.ROOT))
                .withSubject(change.subject())
                .withTime(change.at())
                .withData(
                        JSON,
                        written(new ChangeData(
                                change.revision().toString(),
                                change.actor(),
                                change.kind(),
                                change.subjectType(),
                                change.subject(),
                                change.before().orElse(null),
                                change.after().orElse(null))))
                .build();
    }

    private byte[] data(EligibilityEvent event) {
        return written(new EventData(
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
    }

    private byte[] written(Object data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can be written as JSON", e);
        }
    }
}
