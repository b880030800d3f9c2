package io.lifeguard.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Handles who gained or lost what, each event at least once. */
final class EligibilityConsumer {
    private EligibilityConsumer() {}

    static void follow(String brokers, String topic, Consumer<CloudEvent> handler, BooleanSupplier running) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                brokers,
                "group.id",
                "help-desk",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        try (KafkaConsumer<String, CloudEvent> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new CloudEventDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (running.getAsBoolean()) {
                for (ConsumerRecord<String, CloudEvent> each : consumer.poll(Duration.ofSeconds(1))) {
                    handler.accept(each.value());
                }
                consumer.commitSync(); // only now: an event that was not handled is read again
            }
        }
    }
}
