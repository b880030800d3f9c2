package io.lifeguard.service.kafka;

import io.lifeguard.store.event.TopicPositions.StreamLag;
import io.lifeguard.store.event.TopicPositions.TopicStream;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What is measured about a stream; 0 as long as Kafka is off. */
final class TopicMetrics {
    private static final String STREAM = "stream";

    private final Counter sent;
    private final Counter failed;
    private volatile StreamLag lag;

    TopicMetrics(MeterRegistry registry, TopicStream stream) {
        lag = new StreamLag(stream, 0, 0);
        String name = stream.name().toLowerCase(Locale.ROOT);
        sent = counter(registry, name, "sent");
        failed = counter(registry, name, "failed");
        Gauge.builder("lifeguard.kafka.lag.revisions", this, metrics -> metrics.lag.revisions())
                .description("Revisions of the change log that were not sent to Kafka yet")
                .tag(STREAM, name)
                .register(registry);
        Gauge.builder("lifeguard.kafka.lag.seconds", this, metrics -> metrics.lag.seconds())
                .description("Age of the oldest change that was not sent to Kafka yet")
                .tag(STREAM, name)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String stream, String outcome) {
        return Counter.builder("lifeguard.kafka.records")
                .description("Records that Kafka acknowledged, and attempts to send that failed")
                .tag(STREAM, stream)
                .tag("outcome", outcome)
                .register(registry);
    }

    void observe(StreamLag observed) {
        lag = observed;
    }

    StreamLag lag() {
        return lag;
    }

    void sent(int records) {
        sent.increment(records);
    }

    void failed() {
        failed.increment();
    }
}
