package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration of traces. */
@Execution(CONCURRENT)
class TracingTest {
    @Test
    void without_a_collector_no_property_is_set() {
        assertThat(properties(Map.of())).isEmpty();
        assertThat(properties(Map.of(TracingConfiguration.SAMPLE_RATIO, "0.5"))).isEmpty();
    }

    @Test
    void a_collector_enables_tracing() {
        assertThat(properties(Map.of(
                        TracingConfiguration.ENDPOINT,
                        " http://collector:4318 ",
                        TracingConfiguration.PROTOCOL,
                        "http/protobuf",
                        TracingConfiguration.SAMPLE_RATIO,
                        "0.1")))
                .containsOnly(
                        Map.entry("quarkus.otel.sdk.disabled", "false"),
                        Map.entry("quarkus.otel.exporter.otlp.endpoint", "http://collector:4318"),
                        Map.entry("quarkus.otel.exporter.otlp.protocol", "http/protobuf"),
                        Map.entry("quarkus.otel.traces.sampler.arg", "0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "lifeguard.traces.endpoint, collector:4317",
        "lifeguard.traces.endpoint, ftp://collector",
        "lifeguard.traces.endpoint, http://",
        "lifeguard.traces.sample-ratio, 2",
        "lifeguard.traces.sample-ratio, half",
        "lifeguard.traces.sample-ratio, NaN",
        "lifeguard.traces.protocol, http/json"
    })
    void an_invalid_value_is_rejected_by_its_key(String key, String value) {
        assertThatThrownBy(() -> properties(Map.of(key, value)))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith(key + " ");
    }

    private static Map<String, String> properties(Map<String, String> configuration) {
        return TracingConfiguration.properties(name -> Optional.ofNullable(configuration.get(name)));
    }
}
