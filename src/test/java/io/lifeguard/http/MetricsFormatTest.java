package io.lifeguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics are served in a format that the scraper reads, whatever its header Accept says. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MetricsFormatTest {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /** What Prometheus 1 to 3, Datadog, VictoriaMetrics, the OpenTelemetry collector, Telegraf, Netdata and people send. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain                                                                  | text
            text/plain;version=0.0.4                                                    | text
            text/plain;version=0.0.4;q=1,*/*;q=0.1                                      | text
            text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8  | text
            application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | text
            application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1 | text
            application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.5,application/openmetrics-text;version=1.0.0;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | text
            application/openmetrics-text; version=0.0.1,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | text
            application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1 | openmetrics
            application/openmetrics-text; version=1.0.0; charset=utf-8                  | openmetrics
            application/openmetrics-text; version=0.0.1; charset=utf-8                  | openmetrics
            application/openmetrics-text                                                | openmetrics
            */*                                                                         | text
            application/vnd.google.protobuf                                             | text
            application/json                                                            | text
            image/png                                                                   | text
            nonsense                                                                    | text
            ;;;                                                                         | text
            """)
    void metrics_are_served_to_every_scraper(String accepted, String format) {
        assertFormat(TestService.get("/q/metrics", "Accept", accepted), format.equals("text"));
    }

    @Test
    void metrics_are_served_without_the_header() {
        assertFormat(TestService.get("/q/metrics"), true);
        assertThat(TestService.send("HEAD", "/q/metrics", "", "Accept", "application/openmetrics-text")
                        .status())
                .isEqualTo(200);
    }

    private static void assertFormat(Response answer, boolean text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue(text ? TEXT : OPEN_METRICS);
        assertThat(answer.body()).contains("# TYPE jvm_memory_used_bytes gauge");
        assertThat(answer.body().endsWith("# EOF\n")).isEqualTo(!text);
    }
}
