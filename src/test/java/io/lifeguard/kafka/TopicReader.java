package io.lifeguard.kafka;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all of a topic, as a consumer does that knows CloudEvents only. */
final class TopicReader {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private TopicReader() {}

    /** Everything in the topic, as soon as it is enough. Records of a key are in their order. */
    static List<ConsumerRecord<String, CloudEvent>> read(
            String broker, String topic, Predicate<List<ConsumerRecord<String, CloudEvent>>> enough) {
        List<ConsumerRecord<String, CloudEvent>> found = new ArrayList<>();
        try (KafkaConsumer<String, CloudEvent> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "auto.offset.reset", "earliest", "allow.auto.create.topics", false),
                new StringDeserializer(),
                new CloudEventDeserializer())) {
            within(PATIENCE).until(() -> {
                List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                        .map(each -> new TopicPartition(topic, each.partition()))
                        .toList();
                if (partitions.isEmpty()) {
                    return false;
                }
                if (!new HashSet<>(partitions).equals(consumer.assignment())) {
                    consumer.assign(partitions);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return enough.test(found);
            });
        }
        return found;
    }

    /** Ids in the order of their first records, key by key; fails if a record comes late, or twice with other content. */
    static Map<String, List<String>> idsByKey(List<ConsumerRecord<String, CloudEvent>> records) {
        Map<String, List<String>> ids = new HashMap<>();
        Map<String, CloudEvent> seen = new HashMap<>();
        for (ConsumerRecord<String, CloudEvent> each : records) {
            CloudEvent event = each.value();
            CloudEvent same = seen.putIfAbsent(event.getId(), event);
            if (same == null) {
                ids.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(event.getId());
            } else {
                assertThat(event).isEqualTo(same);
            }
        }
        return ids;
    }

    static Set<String> ids(List<ConsumerRecord<String, CloudEvent>> records) {
        Set<String> ids = new HashSet<>();
        records.forEach(each -> ids.add(each.value().getId()));
        return ids;
    }
}
