package io.lifeguard.service.kafka;

import io.lifeguard.model.InputSanitizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses of brokers of Kafka. */
final class BootstrapServers {
    static final String SETTING = "kafka.bootstrap.servers";

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[A-Za-z_]+://)?(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}");

    private BootstrapServers() {}

    /** What is wrong with the setting; empty if it can be used. */
    static Optional<String> problemWith(String servers) {
        return Arrays.stream(servers.split(",", -1))
                .map(String::strip)
                .filter(address -> !ADDRESS.matcher(address).matches())
                .findFirst()
                .map(
                        address -> SETTING + ": " + InputSanitizer.quote(address)
                                + " is not the address of a broker, such as kafka1.contoso.com:9092; several are separated by commas");
    }
}
