package io.lifeguard.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The consumer in docs/events.md is the one that is compiled here, and that {@link KafkaTest} runs. */
class EventsDocumentTest {
    @Test
    void the_consumer_in_java_is_one_that_works() throws IOException {
        String source = Files.readString(
                Path.of("src", "test", "java", "io", "lifeguard", "kafka", "EligibilityConsumer.java"));
        String shown = source.substring(source.indexOf("/** Handles"));
        assertThat(Files.readString(Path.of("docs", "events.md"))).contains("```java\n" + shown + "```\n");
    }
}
