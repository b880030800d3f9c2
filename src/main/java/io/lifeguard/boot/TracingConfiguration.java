package io.lifeguard.boot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** Where traces go. Nowhere, unless a collector is named: then nothing is connected to, and nothing recorded. */
public final class TracingConfiguration {
    static final String ENDPOINT = "lifeguard.traces.endpoint";
    static final String SHARE = "lifeguard.traces.sample-ratio";
    static final String PROTOCOL = "lifeguard.traces.protocol";
    private static final String GRPC = "grpc";
    private static final String HTTP = "http/protobuf";

    private TracingConfiguration() {}

    /** Tells Quarkus. */
    public static void prepare(Config config) {
        properties(name -> config.getOptionalValue(name, String.class)).forEach(System::setProperty);
    }

    /** The properties to add, by name; none where no collector is named. */
    static Map<String, String> properties(Function<String, Optional<String>> configuration) {
        Map<String, String> properties = new LinkedHashMap<>();
        String protocol = configuration.apply(PROTOCOL).map(String::strip).orElse(GRPC);
        if (!protocol.equals(GRPC) && !protocol.equals(HTTP)) {
            throw new StartupException(PROTOCOL + " (LIFEGUARD_TRACES_PROTOCOL) can be " + GRPC + " or " + HTTP);
        }
        Optional<String> share = configuration.apply(SHARE).map(TracingConfiguration::share);
        configuration.apply(ENDPOINT).map(TracingConfiguration::endpoint).ifPresent(endpoint -> {
            properties.put("quarkus.otel.sdk.disabled", "false");
            properties.put("quarkus.otel.exporter.otlp.endpoint", endpoint);
            properties.put("quarkus.otel.exporter.otlp.protocol", protocol);
            share.ifPresent(part -> properties.put("quarkus.otel.traces.sampler.arg", part));
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
            // told below
        }
        throw new StartupException(
                ENDPOINT + " (LIFEGUARD_TRACES_ENDPOINT) is not the URL of a collector such as http://host:4317");
    }

    private static String share(String given) {
        try {
            double share = Double.parseDouble(given.strip());
            if (share >= 0 && share <= 1) {
                return given.strip();
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new StartupException(SHARE + " (LIFEGUARD_TRACES_SAMPLE_RATIO) is not a number from 0 to 1");
    }
}
