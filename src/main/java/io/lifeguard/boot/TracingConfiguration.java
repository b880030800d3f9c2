package io.lifeguard.boot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * Sets the properties of OpenTelemetry. Without a collector, tracing is off. Config expressions could pass on the three
 * values, but they cannot express that an endpoint enables tracing.
 */
public final class TracingConfiguration {
    static final String ENDPOINT = "lifeguard.traces.endpoint";
    static final String SAMPLE_RATIO = "lifeguard.traces.sample-ratio";
    static final String PROTOCOL = "lifeguard.traces.protocol";
    private static final String GRPC = "grpc";
    private static final String HTTP = "http/protobuf";

    private TracingConfiguration() {}

    /** Sets the system properties that Quarkus reads. */
    public static void prepare(Config config) {
        properties(name -> config.getOptionalValue(name, String.class)).forEach(System::setProperty);
    }

    /** The properties to add, by name; empty if no collector is set. */
    static Map<String, String> properties(Function<String, Optional<String>> configuration) {
        Map<String, String> properties = new LinkedHashMap<>();
        String protocol = configuration.apply(PROTOCOL).map(String::strip).orElse(GRPC);
        if (!protocol.equals(GRPC) && !protocol.equals(HTTP)) {
            throw new StartupException(PROTOCOL + " (LIFEGUARD_TRACES_PROTOCOL) must be " + GRPC + " or " + HTTP);
        }
        Optional<String> sampleRatio = configuration.apply(SAMPLE_RATIO).map(TracingConfiguration::sampleRatio);
        configuration.apply(ENDPOINT).map(TracingConfiguration::endpoint).ifPresent(endpoint -> {
            properties.put("quarkus.otel.sdk.disabled", "false");
            properties.put("quarkus.otel.exporter.otlp.endpoint", endpoint);
            properties.put("quarkus.otel.exporter.otlp.protocol", protocol);
            sampleRatio.ifPresent(ratio -> properties.put("quarkus.otel.traces.sampler.arg", ratio));
        });
        return properties;
    }

    private static String endpoint(String given) {
        try {
            URI uri = new URI(given.strip());
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            // reported below
        }
        throw new StartupException(
                ENDPOINT + " (LIFEGUARD_TRACES_ENDPOINT) must be the URL of a collector such as http://host:4317");
    }

    private static String sampleRatio(String given) {
        try {
            double ratio = Double.parseDouble(given.strip());
            if (ratio >= 0 && ratio <= 1) {
                return given.strip();
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new StartupException(SAMPLE_RATIO + " (LIFEGUARD_TRACES_SAMPLE_RATIO) must be a number from 0 to 1");
    }
}
