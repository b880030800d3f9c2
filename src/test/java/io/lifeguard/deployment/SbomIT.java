package io.lifeguard.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.testing.PackagedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials names what is shipped. */
class SbomIT {
    private static final Path TARGET = Path.of("target");

    @Test
    void every_library_beside_the_jar_is_named_with_its_version() throws IOException {
        Path bill = TARGET.resolve("lifeguard-sbom.json");
        assertThat(bill).as("an offline build makes none").exists();
        JsonNode sbom = new ObjectMapper().readTree(Files.readString(bill));
        assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom.at("/metadata/component/name").asText()).isEqualTo("lifeguard");
        Set<String> named = Overlay.list(sbom.path("components")).stream()
                .map(component -> component.path("group").asText() + "."
                        + component.path("name").asText() + "-"
                        + component.path("version").asText())
                .collect(Collectors.toSet());
        try (Stream<Path> shipped = Files.walk(libraries())) {
            assertThat(shipped.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".jar"))
                            // what Quarkus takes something out of
                            .map(name -> name.replaceFirst("^modified-", ""))
                            .map(name -> name.substring(0, name.length() - ".jar".length())))
                    .hasSizeGreaterThan(100)
                    .allMatch(jar -> named.stream().anyMatch(jar::startsWith));
        }
    }

    /** Of the jar, or those that the native executable was compiled from. */
    private static Path libraries() {
        String from = PackagedCommand.isNative() ? "lifeguard-native-image-source-jar" : "quarkus-app";
        return TARGET.resolve(from).resolve("lib");
    }
}
