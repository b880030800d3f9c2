package io.lifeguard.deployment;

import static io.lifeguard.deployment.Overlay.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** {@code kubectl apply -k k8s/overlays/dev} is all it takes. */
class DevelopmentTest {
    private final Overlay overlay = Overlay.of("dev");

    @Test
    void it_needs_no_operator() {
        assertThat(overlay.objects()).isNotEmpty().allMatch(StrictObjects::builtIn);
    }

    @Test
    void it_brings_the_secrets_and_the_database() {
        assertThat(overlay.all("Secret")
                        .map(secret -> secret.at("/metadata/name").asText()))
                .contains("lifeguard-db-owner", "lifeguard-db-service");
        assertThat(overlay.setting("LIFEGUARD_DATASOURCE_URL")).contains("postgresql://lifeguard-db:5432/lifeguard");
        JsonNode database = overlay.one("StatefulSet", "lifeguard-db").path("spec");
        assertThat(overlay.one("Service", "lifeguard-db").at("/spec/selector"))
                .isEqualTo(database.at("/template/metadata/labels"));
        assertThat(database.at("/volumeClaimTemplates/0/spec/accessModes/0").asText())
                .isEqualTo("ReadWriteOnce");
    }

    @Test
    void it_makes_the_two_roles_that_the_migration_and_the_service_sign_in_as() {
        String script = overlay.all("ConfigMap")
                .map(map -> map.at("/data/roles.sh").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(script)
                .contains("create role lifeguard_owner login", "create role lifeguard login")
                .contains("create database lifeguard owner lifeguard_owner", "alter default privileges");
    }

    @Test
    void it_stands_open_by_name_and_within_its_namespace_only() {
        assertThat(overlay.setting("LIFEGUARD_SECURITY")).contains("open");
        assertThat(overlay.setting("LIFEGUARD_ALLOWED_HOSTS").orElseThrow().split(","))
                .contains("lifeguard", "lifeguard.lifeguard-dev.svc", "$(POD_IP)");
        assertThat(list(overlay.service().at("/spec/containers/0/env")))
                .extracting(env -> env.path("name").asText())
                .as("a variable is known to those after it")
                .containsSubsequence("POD_IP", "LIFEGUARD_ALLOWED_HOSTS");
        assertThat(overlay.all("Ingress")).isEmpty();
        assertThat(overlay.all("Service")
                        .map(service -> service.at("/spec/type").asText("ClusterIP")))
                .containsOnly("ClusterIP");
    }
}
