package io.lifeguard.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What prevents startup: a pool that is too small, and addresses of brokers that are none. */
class FollowerConnectionsTest {
    @Test
    void each_follower_needs_a_connection_beside_the_one_for_writes() {
        assertThat(FollowerConnections.problem(1, false, false)).isEmpty();
        assertThat(FollowerConnections.problem(2, true, false)).isEmpty();
        assertThat(FollowerConnections.problem(4, true, true)).isEmpty();
        assertThat(FollowerConnections.problem(1, true, false))
                .contains("quarkus.datasource.reactive.max-size is 1 and must be at least 2: 1 connection for writes,"
                        + " 1 to derive events (lifeguard.events.enabled)");
        assertThat(FollowerConnections.problem(3, true, true))
                .contains(
                        "quarkus.datasource.reactive.max-size is 3 and must be at least 4: 1 connection for writes,"
                                + " 1 to derive events (lifeguard.events.enabled), 2 to send to Kafka (kafka.bootstrap.servers)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka:9092",
                "kafka1.contoso.com:9092, kafka2.contoso.com:9092",
                "127.0.0.1:9092",
                "[::1]:9092",
                "SASL_SSL://kafka:9093"
            })
    void addresses_of_brokers_have_a_port(String servers) {
        assertThat(BootstrapServers.problemWith(servers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka", "kafka:", "kafka:9092,", ",kafka:9092", "http//kafka:9092", "kafka:port", "::1:9092"})
    void anything_else_is_refused_by_its_name(String servers) {
        assertThat(BootstrapServers.problemWith(servers)).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("kafka.bootstrap.servers: ")
                .contains("is not the address of a broker"));
    }
}
