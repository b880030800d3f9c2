package io.lifeguard.health;

import io.lifeguard.service.kafka.KafkaSender;
import io.lifeguard.service.kafka.KafkaSender.KafkaState;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says how far Kafka is behind. Always up: the service serves without Kafka, and sends later. */
@Readiness
@Singleton
class KafkaCheck implements HealthCheck {
    private final KafkaSender sender;

    KafkaCheck(KafkaSender sender) {
        this.sender = sender;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaState state = sender.state();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("kafka").up().withData("message", message(state));
        if (state.enabled()) {
            state.lagSeconds().forEach((stream, seconds) -> response.withData(stream + ".lagSeconds", seconds));
        }
        return response.build();
    }

    private static String message(KafkaState state) {
        if (!state.enabled()) {
            return "Kafka is off: kafka.bootstrap.servers is not set.";
        }
        return state.isSlow() ? "Kafka does not acknowledge; changes wait for it." : "Changes are sent to Kafka.";
    }
}
