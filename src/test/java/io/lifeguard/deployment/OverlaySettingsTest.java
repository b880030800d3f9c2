package io.lifeguard.deployment;

import static io.lifeguard.deployment.Overlay.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service and its migration are told, in each overlay, and where the secrets are. */
@ParameterizedClass
@ValueSource(strings = {"dev", "prod"})
class OverlaySettingsTest {
    private static final Pattern KEY = Pattern.compile("lifeguard(\\.[a-z-]+)+");

    private final Overlay overlay;

    OverlaySettingsTest(String name) {
        overlay = Overlay.of(name);
    }

    @Test
    void every_setting_of_ours_is_one_that_is_documented() throws IOException {
        Set<String> documented = KEY.matcher(Files.readString(Path.of("docs", "configuration.md")))
                .results()
                .map(MatchResult::group)
                .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toSet());
        assertThat(variables().filter(name -> name.startsWith("LIFEGUARD_")).toList())
                .contains("LIFEGUARD_DATASOURCE_URL", "LIFEGUARD_IMPORTS_MAX_BODY_SIZE")
                .isSubsetOf(documented);
    }

    @Test
    void no_secret_stands_in_a_variable_or_in_what_everybody_may_read() {
        assertThat(overlay.containers().stream().flatMap(container -> list(container.path("env")).stream()))
                .filteredOn(env -> secret(env.path("name").asText()))
                .isNotEmpty()
                .allMatch(env -> env.at("/valueFrom/secretKeyRef/name").isTextual() && !env.has("value"));
        assertThat(overlay.all("ConfigMap").flatMap(map -> names(map.path("data")).stream()))
                .isNotEmpty()
                .noneMatch(OverlaySettingsTest::secret);
    }

    @Test
    void every_secret_that_is_taken_is_there_or_somebody_is_told_to_bring_it() throws IOException {
        List<String> taken = Stream.concat(
                        overlay.containers().stream()
                                .flatMap(container -> list(container.path("env")).stream())
                                .map(env -> env.at("/valueFrom/secretKeyRef/name")),
                        overlay.pods().stream()
                                .flatMap(pod -> list(pod.at("/spec/volumes")).stream())
                                .map(volume -> volume.at("/secret/secretName")))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
        String told = Files.readString(Path.of("docs", "operations.md"));
        assertThat(taken)
                .contains("lifeguard-db-service", "lifeguard-db-owner")
                .allMatch(name -> overlay.find("Secret", name).isPresent() || told.contains("| `" + name + "` |"));
    }

    @Test
    void the_migration_is_the_owners_and_of_the_same_release() {
        JsonNode service = overlay.service().at("/spec/containers/0");
        JsonNode migration = overlay.migration().at("/spec/containers/0");
        String image = service.path("image").asText();
        assertThat(migration.path("image").asText()).isEqualTo(image);
        assertThat(overlay.only("Job").at("/metadata/name").asText())
                .isEqualTo("lifeguard-migrate-" + image.substring(image.lastIndexOf(':') + 1));
        assertThat(list(migration.path("args"))).extracting(JsonNode::asText).containsExactly("--migrate-only");
        assertThat(overlay.setting("QUARKUS_FLYWAY_MIGRATE_AT_START")).contains("false");
        assertThat(secretsOf(migration)).containsOnly("lifeguard-db-owner");
        assertThat(secretsOf(service)).containsOnly("lifeguard-db-service");
        assertThat(overlay.migration().at("/spec/restartPolicy").asText()).isEqualTo("OnFailure");
    }

    @Test
    void the_migration_comes_first_where_an_order_is_kept() {
        assertThat(wave(overlay.only("Job"))).isLessThan(wave(overlay.one("Deployment", "lifeguard")));
    }

    @Test
    void every_map_that_is_taken_is_there() {
        assertThat(overlay.pods().stream()
                        .flatMap(pod -> Stream.concat(
                                list(pod.at("/spec/volumes")).stream().map(volume -> volume.at("/configMap/name")),
                                list(pod.at("/spec/containers/0/envFrom")).stream()
                                        .map(from -> from.at("/configMapRef/name"))))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText))
                .isNotEmpty()
                .allMatch(name -> overlay.find("ConfigMap", name).isPresent());
    }

    private Stream<String> variables() {
        return Stream.concat(
                overlay.containers().stream()
                        .flatMap(container -> list(container.path("env")).stream())
                        .map(env -> env.path("name").asText()),
                overlay.all("ConfigMap").flatMap(map -> names(map.path("data")).stream()));
    }

    private static List<String> secretsOf(JsonNode container) {
        return list(container.path("env")).stream()
                .map(env -> env.at("/valueFrom/secretKeyRef/name"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static int wave(JsonNode object) {
        return Integer.parseInt(
                object.at("/metadata/annotations/argocd.argoproj.io~1sync-wave").asText());
    }

    private static boolean secret(String name) {
        return name.matches(".*(PASSWORD|SECRET|CREDENTIAL|PRIVATE_KEY).*");
    }

    private static Set<String> names(JsonNode object) {
        return Overlay.labels(object).keySet();
    }
}
