package io.lifeguard.observability;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.PrometheusMetrics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The dashboard and the alerting rules ask for nothing that the service does not export. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MonitoringTest {
    private static final Path FOLDER = Path.of("deploy", "monitoring");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)\\s*(=~|!=|!~|=)\\s*\"([^\"]*)\"");
    /** Prometheus' own. */
    private static final Set<String> OF_PROMETHEUS = Set.of(
            "up",
            "sum",
            "max",
            "rate",
            "increase",
            "deriv",
            "topk",
            "min_over_time",
            "histogram_quantile",
            "and",
            "offset");

    @Test
    void every_alert_asks_for_what_there_is() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (JsonNode rule : alerts()) {
            assertThat(rule.path("alert").asText()).startsWith("Lifeguard");
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            expressions.add(rule.path("expr").asText());
        }
        assertThat(expressions).hasSizeGreaterThan(8);
        assertThatAllAreExported(expressions);
    }

    @Test
    void every_panel_asks_for_what_there_is() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(FOLDER.resolve("dashboard.json")));
        List<String> expressions = dashboard.findValuesAsText("expr");
        assertThat(expressions).hasSizeGreaterThan(20);
        assertThat(dashboard.findValuesAsText("id")).doesNotHaveDuplicates();
        assertThatAllAreExported(expressions);
    }

    private static List<JsonNode> alerts() throws IOException {
        Object file = new Yaml().load(Files.readString(FOLDER.resolve("alerts.yaml")));
        List<JsonNode> rules = new ArrayList<>();
        new ObjectMapper().valueToTree(file).at("/groups/0/rules").forEach(rules::add);
        return rules;
    }

    /** Names, and the values that labels are compared with. */
    private static void assertThatAllAreExported(List<String> expressions) {
        ask("{ policies { identity } }").data();
        String exported = PrometheusMetrics.all();
        Set<String> names = exported.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(expressions.stream().flatMap(expression -> names(expression).stream()))
                .as("metrics of the service")
                .isNotEmpty();
        for (String expression : expressions) {
            assertThat(names(expression)).as(expression).allMatch(name -> names.contains(name));
            MATCHER.matcher(expression)
                    .results()
                    .filter(matcher -> !Set.of("instance", "job").contains(matcher.group(1)))
                    .forEach(matcher -> assertThat(exported)
                            .as(matcher.group())
                            .containsPattern(matcher.group(1) + "=\"(" + matcher.group(3) + ")\""));
        }
    }

    /** What stands where only names of metrics, functions and labels may, without the latter two. */
    private static Set<String> names(String expression) {
        String bare = expression
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\[[^\\]]*]", "")
                .replaceAll("\\bby\\s*\\([^)]*\\)", "")
                .replaceAll("\\b[0-9][0-9.]*[a-z]*\\b", "");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !OF_PROMETHEUS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
