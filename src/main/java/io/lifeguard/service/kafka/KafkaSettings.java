package io.lifeguard.service.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What is sent to Kafka. The connection is configured by {@code kafka.bootstrap.servers} and other settings of its client. */
@ConfigMapping(prefix = "lifeguard.kafka")
public interface KafkaSettings {
    /** A name of a topic: 1 to 249 letters, digits, dots, underscores and hyphens. */
    String TOPIC = "[A-Za-z0-9._-]{1,249}";

    /** The topic of the change log, which is for administrators: it has secret rooms. */
    @Pattern(regexp = TOPIC)
    @WithDefault("lifeguard.changes")
    String changesTopic();

    /** The topic of the changes of eligibility. */
    @Pattern(regexp = TOPIC)
    @WithDefault("lifeguard.eligibility")
    String eligibilityTopic();

    /** How many records of a topic are in flight, from 1 to 1,000. */
    @Min(1)
    @Max(1000)
    @WithDefault("500")
    int batchSize();

    /** How long a record may wait for its acknowledgement until this is logged, from 1 s. */
    @DurationMin(seconds = 1)
    @WithDefault("30s")
    Duration slowAfter();

    /** How often the change log is polled for changes that PostgreSQL did not announce, and another sender for its end; from 1 ms. */
    @DurationMin(millis = 1)
    @WithDefault("1s")
    Duration pollInterval();
}
