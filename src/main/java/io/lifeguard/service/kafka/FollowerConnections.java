package io.lifeguard.service.kafka;

import io.lifeguard.service.event.EventSettings;
import io.lifeguard.store.event.TopicPositions.TopicStream;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks at startup that the followers of the change log, which keep a connection each, leave one for writes. */
@ApplicationScoped
public class FollowerConnections {
    private static final String SETTING = "quarkus.datasource.reactive.max-size";

    /** @throws ConfigValidationException if the pool of connections is too small */
    void check(
            @Observes StartupEvent event,
            EventSettings events,
            KafkaSender kafka,
            @ConfigProperty(name = SETTING, defaultValue = "20") int connections) {
        problem(connections, events.enabled(), kafka.isEnabled()).ifPresent(problem -> {
            throw new ConfigValidationException(new Problem[] {new Problem(problem)});
        });
    }

    static Optional<String> problem(int connections, boolean events, boolean kafka) {
        int topics = kafka ? TopicStream.values().length : 0;
        int needed = 1 + (events ? 1 : 0) + topics;
        return connections >= needed
                ? Optional.empty()
                : Optional.of(SETTING + " is " + connections + " and must be at least " + needed
                        + ": 1 connection for writes"
                        + (events ? ", 1 to derive events (lifeguard.events.enabled)" : "")
                        + (kafka ? ", " + topics + " to send to Kafka (" + BootstrapServers.SETTING + ")" : ""));
    }
}
