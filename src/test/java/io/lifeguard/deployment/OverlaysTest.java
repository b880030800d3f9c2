package io.lifeguard.deployment;

import static io.lifeguard.deployment.Overlay.list;
import static io.lifeguard.deployment.Overlay.takes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** How the service stands in a cluster, in each overlay. */
@ParameterizedClass
@ValueSource(strings = {"dev", "prod"})
class OverlaysTest {
    private final Overlay overlay;

    OverlaysTest(String name) {
        overlay = Overlay.of(name);
    }

    @Test
    void every_object_is_what_its_type_says_and_nothing_else() throws Exception {
        assertThat(overlay.objects()).hasSizeGreaterThan(12);
        for (JsonNode object : overlay.objects()) {
            assertThat(StrictObjects.read(object))
                    .as(object.at("/metadata/name").asText())
                    .isNotNull();
        }
    }

    @Test
    void a_field_that_there_is_not_is_found_however_deep_it_stands() {
        for (JsonNode object : overlay.objects()) {
            if (object.has("spec")) {
                ObjectNode spoiled = object.deepCopy();
                ((ObjectNode) spoiled.get("spec")).put("nonesuch", 1);
                assertThatThrownBy(() -> StrictObjects.read(spoiled)).isInstanceOf(UnrecognizedPropertyException.class);
            }
        }
        ObjectNode deployment = overlay.one("Deployment", "lifeguard").deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/readinessProbe/httpGet")).put("pfad", "/");
        assertThatThrownBy(() -> StrictObjects.read(deployment)).hasMessageContaining("pfad");
        ObjectNode textual = overlay.one("Deployment", "lifeguard").deepCopy();
        ((ObjectNode) textual.at("/spec/template/spec/containers/0/env/0")).put("value", 5);
        assertThatThrownBy(() -> StrictObjects.read(textual)).hasMessageContaining("String");
    }

    @Test
    void everything_is_in_the_one_namespace_and_that_is_restricted() {
        JsonNode namespace = overlay.only("Namespace");
        assertThat(namespace
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("restricted");
        assertThat(overlay.objects())
                .filteredOn(object -> !object.equals(namespace))
                .extracting(object -> object.at("/metadata/namespace").asText())
                .containsOnly(namespace.at("/metadata/name").asText());
    }

    @Test
    void each_probe_asks_something_else_of_a_host_that_is_known_and_waits_longer_than_the_service_does() {
        JsonNode container = overlay.service().at("/spec/containers/0");
        assertThat(probe(container, "startupProbe")).isEqualTo("/q/health/started");
        assertThat(probe(container, "readinessProbe")).isEqualTo("/q/health/ready");
        assertThat(probe(container, "livenessProbe")).isEqualTo("/q/health/live");
        JsonNode startup = container.path("startupProbe");
        assertThat(startup.path("failureThreshold").asInt()
                        * startup.path("periodSeconds").asInt())
                .as("seconds that a migration may take")
                .isGreaterThanOrEqualTo(300);
    }

    private static String probe(JsonNode container, String name) {
        JsonNode probe = container.path(name);
        assertThat(probe.path("timeoutSeconds").asInt())
                .as("lifeguard.health.database-timeout is 3 s")
                .isGreaterThan(3);
        assertThat(probe.at("/httpGet/port").asText()).isEqualTo("http");
        assertThat(list(probe.at("/httpGet/httpHeaders")))
                .extracting(header -> header.path("name").asText() + ": "
                        + header.path("value").asText())
                .containsExactly("Host: localhost");
        return probe.at("/httpGet/path").asText();
    }

    @Test
    void a_roll_out_takes_nothing_away_and_a_drain_one_pod_at_a_time() {
        JsonNode spec = overlay.one("Deployment", "lifeguard").path("spec");
        assertThat(spec.at("/strategy/type").asText()).isEqualTo("RollingUpdate");
        assertThat(spec.at("/strategy/rollingUpdate/maxUnavailable").asInt(-1)).isZero();
        assertThat(spec.at("/strategy/rollingUpdate/maxSurge").asInt()).isPositive();
        JsonNode budget = overlay.only("PodDisruptionBudget").path("spec");
        assertThat(budget.path("maxUnavailable").asInt()).isOne();
        assertThat(takes(budget.path("selector"), labels(overlay.service()))).isTrue();
        assertThat(takes(budget.path("selector"), labels(overlay.migration()))).isFalse();
    }

    @Test
    void how_many_there_are_is_the_autoscalers_to_say_alone() {
        JsonNode deployment = overlay.one("Deployment", "lifeguard");
        JsonNode autoscaler = overlay.only("HorizontalPodAutoscaler").path("spec");
        assertThat(autoscaler.at("/scaleTargetRef/kind").asText()).isEqualTo("Deployment");
        assertThat(autoscaler.at("/scaleTargetRef/name")).isEqualTo(deployment.at("/metadata/name"));
        assertThat(deployment.path("spec").has("replicas")).isFalse();
        assertThat(autoscaler.path("maxReplicas").asInt())
                .isGreaterThan(autoscaler.path("minReplicas").asInt());
        assertThat(autoscaler.at("/metrics/0/resource/name").asText()).isEqualTo("cpu");
        assertThat(overlay.service().at("/spec/containers/0/resources/requests").has("cpu"))
                .isTrue();
    }

    @Test
    void pods_are_spread_over_nodes_and_zones() {
        List<JsonNode> spread = list(overlay.service().at("/spec/topologySpreadConstraints"));
        assertThat(spread)
                .extracting(constraint -> constraint.path("topologyKey").asText())
                .containsExactlyInAnyOrder("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        assertThat(spread).allMatch(constraint -> takes(constraint.path("labelSelector"), labels(overlay.service())));
    }

    @Test
    void every_pod_keeps_to_the_restricted_standard_on_a_file_system_that_is_read_only() {
        assertThat(overlay.pods()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(pod -> {
            JsonNode spec = pod.path("spec");
            assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(spec.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(spec.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(Stream.of("hostNetwork", "hostPID", "hostIPC")).noneMatch(spec::has);
            assertThat(spec.path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            assertThat(list(spec.path("volumes")))
                    .allMatch(volume -> volume.has("emptyDir") || volume.has("configMap") || volume.has("secret"));
        });
        assertThat(overlay.containers()).isNotEmpty().allSatisfy(container -> {
            JsonNode security = container.path("securityContext");
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(security.path("capabilities").has("add")).isFalse();
            assertThat(list(container.path("ports"))).noneMatch(port -> port.has("hostPort"));
        });
    }

    @Test
    void memory_is_set_aside_in_full_and_processors_are_not_limited() {
        assertThat(overlay.containers()).isNotEmpty().allSatisfy(container -> {
            JsonNode resources = container.path("resources");
            assertThat(resources.at("/requests/memory").asText())
                    .isNotEmpty()
                    .isEqualTo(resources.at("/limits/memory").asText());
            assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
            assertThat(resources.path("limits").has("cpu")).isFalse();
        });
        assertThat(overlay.service()
                        .at("/spec/containers/0/resources/limits/memory")
                        .asText())
                .isEqualTo("512Mi");
    }

    @Test
    void the_files_of_imports_find_room() {
        assertThat(overlay.setting("LIFEGUARD_IMPORTS_MAX_BODY_SIZE")).contains("1G");
        assertThat(overlay.setting("LIFEGUARD_IMPORTS_MAX_CONCURRENT"))
                .as("two")
                .isEmpty();
        assertThat(overlay.setting("LIFEGUARD_IMPORTS_QUEUE_SIZE")).contains("1");
        assertThat(list(overlay.service().at("/spec/volumes")))
                .filteredOn(volume -> volume.path("name").asText().equals("tmp"))
                .extracting(volume -> volume.at("/emptyDir/sizeLimit").asText())
                .containsExactly("4Gi");
        assertThat(overlay.service().at("/spec/containers/0/volumeMounts"))
                .anyMatch(mount -> mount.path("mountPath").asText().equals("/tmp"));
        assertThat(overlay.service()
                        .at("/spec/containers/0/resources/limits/ephemeral-storage")
                        .asText())
                .isEqualTo("5Gi");
    }

    @Test
    void what_is_under_way_has_time_to_end() {
        JsonNode spec = overlay.service().path("spec");
        int before = spec.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
        int underWay = Integer.parseInt(
                overlay.setting("LIFEGUARD_SHUTDOWN_TIMEOUT").orElseThrow().replace("s", ""));
        assertThat(before).isGreaterThanOrEqualTo(5);
        assertThat(spec.path("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(before + underWay + 10);
    }

    @Test
    void the_service_finds_its_pods_by_a_port_that_they_have() {
        JsonNode service = overlay.one("Service", "lifeguard").path("spec");
        JsonNode pod = overlay.service();
        assertThat(Overlay.labels(labels(pod)).entrySet())
                .containsAll(Overlay.labels(service.path("selector")).entrySet());
        assertThat(service.at("/ports/0/targetPort").asText())
                .isEqualTo(pod.at("/spec/containers/0/ports/0/name").asText());
    }

    private static JsonNode labels(JsonNode pod) {
        return pod.at("/metadata/labels");
    }
}
