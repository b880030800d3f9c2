package io.lifeguard.deployment;

import static io.lifeguard.deployment.Overlay.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What production has beside: people who sign in, a database that survives a machine, figures, a way in. */
class ProductionTest {
    private static final Path MONITORING = Path.of("deploy", "monitoring");

    private final Overlay overlay = Overlay.of("prod");
    private final JsonNode database = overlay.only("Cluster").path("spec");
    private final JsonNode pooler = overlay.only("Pooler").path("spec");

    @Test
    void everybody_signs_in() {
        assertThat(overlay.setting("LIFEGUARD_SECURITY")).isEmpty();
        assertThat(overlay.setting("QUARKUS_OIDC_AUTH_SERVER_URL").orElseThrow())
                .startsWith("https://");
        assertThat(overlay.setting("QUARKUS_OIDC_TOKEN_AUDIENCE")).contains("lifeguard");
        assertThat(overlay.setting("LIFEGUARD_ALLOWED_HOSTS"))
                .as("named hosts would shut Prometheus out, which asks each pod by its address")
                .isEmpty();
    }

    @Test
    void it_brings_no_secret() {
        assertThat(overlay.all("Secret")).isEmpty();
    }

    @Test
    void what_is_acknowledged_is_on_two_of_three_instances_on_three_nodes() {
        assertThat(database.path("instances").asInt()).isEqualTo(3);
        JsonNode synchronous = database.at("/postgresql/synchronous");
        assertThat(synchronous.path("number").asInt()).isPositive();
        assertThat(synchronous.path("dataDurability").asText()).isEqualTo("required");
        assertThat(synchronous.path("failoverQuorum").asBoolean()).isTrue();
        assertThat(database.at("/affinity/podAntiAffinityType").asText()).isEqualTo("required");
        assertThat(database.at("/affinity/topologyKey").asText()).isEqualTo("kubernetes.io/hostname");
    }

    @Test
    void the_service_talks_to_the_pooler_in_sessions_and_the_migration_to_the_primary() {
        assertThat(pooler.at("/pgbouncer/poolMode").asText()).isEqualTo("session");
        assertThat(pooler.path("instances").asInt()).isGreaterThan(1);
        assertThat(pooler.at("/pgbouncer/parameters/ignore_startup_parameters").asText())
                .contains("statement_timeout", "extra_float_digits");
        assertThat(overlay.setting("LIFEGUARD_DATASOURCE_URL").orElseThrow())
                .isEqualTo("postgresql://"
                        + overlay.only("Pooler").at("/metadata/name").asText() + ":5432/lifeguard?sslmode=verify-full");
        assertThat(list(database.at("/certificates/serverAltDNSNames")))
                .extracting(JsonNode::asText)
                .contains("lifeguard-db-pooler");
        assertThat(list(overlay.migration().at("/spec/containers/0/env")))
                .filteredOn(env -> env.path("name").asText().endsWith("_URL"))
                .hasSize(2)
                .allMatch(env ->
                        env.path("value").asText().contains("//lifeguard-db-rw:5432/lifeguard?sslmode=verify-full"));
    }

    @Test
    void all_replicas_together_find_connections_even_on_one_pooler() {
        int replicas =
                overlay.only("HorizontalPodAutoscaler").at("/spec/maxReplicas").asInt()
                        + overlay.one("Deployment", "lifeguard")
                                .at("/spec/strategy/rollingUpdate/maxSurge")
                                .asInt();
        // writes, reads, and the one that listens
        int connections = replicas * (8 + 16 + 1);
        int pooled = number(pooler.at("/pgbouncer/parameters/default_pool_size"));
        assertThat(pooled).isGreaterThanOrEqualTo(connections);
        assertThat(number(database.at("/postgresql/parameters/max_connections")))
                .isGreaterThan(pooled);
    }

    @Test
    void the_role_of_the_service_may_change_rows_and_no_tables() {
        assertThat(database.at("/bootstrap/initdb/owner").asText()).isEqualTo("lifeguard_owner");
        assertThat(list(database.at("/bootstrap/initdb/postInitApplicationSQL")))
                .extracting(JsonNode::asText)
                .contains("create role lifeguard login")
                .noneMatch(sql -> sql.contains("create on") || sql.contains("superuser"));
        assertThat(database.at("/managed/roles/0/passwordSecret/name").asText()).isEqualTo("lifeguard-db-service");
    }

    @Test
    void every_night_it_is_backed_up_and_between_by_the_log() {
        JsonNode backup = overlay.only("ScheduledBackup").path("spec");
        assertThat(backup.path("schedule").asText().split(" "))
                .as("seconds first")
                .hasSize(6);
        assertThat(backup.path("method").asText()).isEqualTo("plugin");
        JsonNode plugin = database.at("/plugins/0");
        assertThat(plugin.path("isWALArchiver").asBoolean()).isTrue();
        assertThat(plugin.path("name")).isEqualTo(backup.at("/pluginConfiguration/name"));
        assertThat(plugin.at("/parameters/barmanObjectName"))
                .isEqualTo(overlay.only("ObjectStore").at("/metadata/name"));
    }

    @Test
    void prometheus_signs_in_and_asks_where_the_figures_are() {
        JsonNode endpoint = overlay.only("ServiceMonitor").at("/spec/endpoints/0");
        assertThat(endpoint.path("path").asText()).isEqualTo("/q/metrics");
        assertThat(endpoint.path("port"))
                .isEqualTo(overlay.one("Service", "lifeguard").at("/spec/ports/0/name"));
        assertThat(endpoint.at("/oauth2/clientSecret/name").asText()).isEqualTo("lifeguard-scraper");
    }

    @Test
    void alerts_and_dashboard_are_those_of_deploy_monitoring() throws IOException {
        JsonNode alerts = Overlay.yaml(Files.readString(MONITORING.resolve("alerts.yaml")))
                .get(0);
        assertThat(overlay.only("PrometheusRule").path("spec")).isEqualTo(alerts);
        ObjectMapper json = new ObjectMapper();
        JsonNode dashboard = overlay.one("ConfigMap", "lifeguard-dashboard");
        assertThat(json.readTree(dashboard.at("/data/dashboard.json").asText()))
                .isEqualTo(json.readTree(Files.readString(MONITORING.resolve("dashboard.json"))));
        assertThat(dashboard.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
    }

    @Test
    void from_outside_there_is_tls_and_no_way_to_the_figures() {
        JsonNode ingress = overlay.only("Ingress").path("spec");
        assertThat(ingress.at("/tls/0/hosts/0")).isEqualTo(ingress.at("/rules/0/host"));
        assertThat(list(ingress.at("/rules/0/http/paths")))
                .extracting(path -> path.path("path").asText())
                .contains("/graphql", "/api", "/console.json", "/assets")
                .contains("/", "/ask", "/estate", "/migration", "/changes", "/import", "/rules")
                .noneMatch(path -> !path.equals("/") && "/q/metrics".startsWith(path));
    }

    private static int number(JsonNode text) {
        return Integer.parseInt(text.asText());
    }
}
