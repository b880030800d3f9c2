package io.lifeguard.deployment;

import static io.lifeguard.deployment.Overlay.list;
import static io.lifeguard.deployment.Overlay.takes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Who talks to whom, in each overlay: nobody, but for what is named. */
@ParameterizedClass
@ValueSource(strings = {"dev", "prod"})
class NetworkTest {
    private final Overlay overlay;

    NetworkTest(String name) {
        overlay = Overlay.of(name);
    }

    @Test
    void nothing_goes_in_or_out_by_itself() {
        JsonNode all = overlay.one("NetworkPolicy", "deny-all").path("spec");
        assertThat(all.path("podSelector")).isEmpty();
        assertThat(list(all.path("policyTypes"))).extracting(JsonNode::asText).containsExactly("Ingress", "Egress");
        assertThat(all.has("ingress") || all.has("egress")).isFalse();
    }

    @Test
    void no_rule_is_for_everybody_or_for_every_port() {
        assertThat(rules("ingress")).isNotEmpty().allSatisfy(rule -> {
            assertThat(list(rule.path("from"))).isNotEmpty().noneMatch(from -> from.has("ipBlock"));
            assertThat(list(rule.path("ports"))).isNotEmpty();
        });
        assertThat(rules("egress")).isNotEmpty().allSatisfy(rule -> {
            assertThat(list(rule.path("to"))).isNotEmpty();
            assertThat(list(rule.path("ports"))).isNotEmpty();
        });
    }

    @Test
    void the_service_and_its_migration_ask_for_names_and_for_the_database() {
        for (JsonNode pod : List.of(overlay.service(), overlay.migration())) {
            JsonNode labels = pod.at("/metadata/labels");
            assertThat(ports(labels, "egress")).contains("53/UDP", "53/TCP", "5432/TCP");
        }
    }

    @Test
    void the_service_is_asked_on_its_port_and_the_migration_not_at_all() {
        assertThat(ports(overlay.service().at("/metadata/labels"), "ingress")).containsOnly("http/TCP");
        assertThat(ports(overlay.migration().at("/metadata/labels"), "ingress")).isEmpty();
    }

    /** Of all rules that hold for pods with these labels. */
    private List<String> ports(JsonNode labels, String direction) {
        return overlay.all("NetworkPolicy")
                .map(policy -> policy.path("spec"))
                .filter(policy -> takes(policy.path("podSelector"), labels))
                .flatMap(policy -> list(policy.path(direction)).stream())
                .flatMap(rule -> list(rule.path("ports")).stream())
                .map(port ->
                        port.path("port").asText() + "/" + port.path("protocol").asText("TCP"))
                .toList();
    }

    private List<JsonNode> rules(String direction) {
        Stream<JsonNode> policies = overlay.all("NetworkPolicy");
        return policies.flatMap(policy -> list(policy.at("/spec/" + direction)).stream())
                .toList();
    }
}
