package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

class DatasourceUrlTest {
    private static final String READS = "quarkus.datasource.reads.reactive.";
    private static final String WRITES = "quarkus.datasource.reactive.";

    @TempDir
    Path directory;

    @Test
    void without_any_url_there_is_no_server() {
        assertThat(DatasourceUrl.complete(name -> Optional.empty())).isEmpty();
        assertThat(complete(Map.of(DatasourceUrl.JDBC, " "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.example.com:5433/estate",
                "postgres://db.example.com:5433/estate",
                "jdbc:postgresql://db.example.com:5433/estate",
                "vertx-reactive:postgresql://db.example.com:5433/estate",
                " postgresql://db.example.com:5433/estate? "
            })
    void every_form_under_every_name_gives_both(String url) {
        for (String name : new String[] {DatasourceUrl.CONVENIENCE, DatasourceUrl.JDBC, DatasourceUrl.REACTIVE}) {
            assertThat(of(name, url))
                    .containsEntry(DatasourceUrl.JDBC, "jdbc:postgresql://db.example.com:5433/estate?sslmode=prefer")
                    .containsEntry(DatasourceUrl.REACTIVE, "postgresql://db.example.com:5433/estate?sslmode=prefer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_db", "DB-1.example.com", "10.0.0.1", "[::1]", "[2001:db8::7]"})
    void both_drivers_find_the_host(String host) {
        Map<String, String> properties = of(DatasourceUrl.CONVENIENCE, "postgresql://" + host + "/estate%20%2F%C3%A4");
        PgConnectOptions reactive = PgConnectOptions.fromUri(properties.get(DatasourceUrl.REACTIVE));
        assertThat(reactive.getHost()).isEqualTo(host.replaceAll("[\\[\\]]", ""));
        assertThat(reactive.getDatabase()).isEqualTo("estate /ä");
        Properties jdbc = Driver.parseURL(properties.get(DatasourceUrl.JDBC), new Properties());
        assertThat(jdbc).containsEntry("PGHOST", host).containsEntry("PGDBNAME", "estate /ä");
    }

    @Test
    void user_and_password_are_taken_out_of_it_wherever_they_are() {
        for (String url : new String[] {
            "postgres://ada:l%40ve:l%2Bce@db/estate",
            "postgresql://db/estate?user=ada&password=l%40ve:l%2Bce",
            "jdbc:postgresql://db/estate?user=ada&password=l%40ve%3Al%2Bce"
        }) {
            assertThat(of(DatasourceUrl.CONVENIENCE, url))
                    .containsEntry(DatasourceUrl.JDBC, "jdbc:postgresql://db/estate?sslmode=prefer")
                    .containsEntry(DatasourceUrl.REACTIVE, "postgresql://db/estate?sslmode=prefer")
                    .containsEntry(DatasourceUrl.USERNAME, "ada")
                    .containsEntry(DatasourceUrl.PASSWORD, "l@ve:l+ce");
        }
    }

    @Test
    void parameters_reach_both_drivers() {
        Map<String, String> properties = of(
                DatasourceUrl.CONVENIENCE,
                "postgresql://db/estate?application_name=one%20two&currentSchema=a,b&connectTimeout=7&options=-c%20x=1");
        Properties jdbc = Driver.parseURL(properties.get(DatasourceUrl.JDBC), new Properties());
        assertThat(jdbc)
                .containsEntry("ApplicationName", "one two")
                .containsEntry("currentSchema", "a,b")
                .containsEntry("connectTimeout", "7")
                .containsEntry("options", "-c x=1");
        for (String pool : new String[] {WRITES, READS}) {
            assertThat(properties)
                    .containsEntry(pool + "additional-properties.application_name", "one two")
                    .containsEntry(pool + "additional-properties.search_path", "a,b")
                    .containsEntry(pool + "additional-properties.connect_timeout", "7")
                    .containsEntry(pool + "additional-properties.options", "-c x=1");
        }
    }

    @Test
    void ssl_means_what_it_means_to_pgjdbc() throws Exception {
        Path root = Files.writeString(directory.resolve("root,1.crt"), "x");
        for (String ssl : new String[] {"ssl=true", "ssl", "ssl=", "sslmode=verify-full"}) {
            Map<String, String> properties = of(
                    DatasourceUrl.CONVENIENCE,
                    "postgresql://db/estate?" + ssl + "&sslrootcert="
                            + root.toString().replace(",", "%2C"));
            assertThat(Driver.parseURL(properties.get(DatasourceUrl.JDBC), new Properties()))
                    .containsEntry("sslmode", "verify-full")
                    .containsEntry("sslrootcert", root.toString());
            assertThat(properties.get(DatasourceUrl.REACTIVE)).isEqualTo("postgresql://db/estate?sslmode=verify-full");
            for (String pool : new String[] {WRITES, READS}) {
                assertThat(properties)
                        .containsEntry(pool + "hostname-verification-algorithm", "HTTPS")
                        .containsEntry(pool + "trust-certificate-pem", "true")
                        .containsEntry(
                                pool + "trust-certificate-pem.certs",
                                root.toString().replace(",", "\\,"))
                        .doesNotContainKey(pool + "trust-all");
            }
        }
        assertThat(of(DatasourceUrl.CONVENIENCE, "postgresql://db/estate?ssl=false&sslmode=require"))
                .containsEntry(READS + "trust-all", "true")
                .containsEntry(DatasourceUrl.JDBC, "jdbc:postgresql://db/estate?sslmode=require");
    }

    @Test
    void with_a_url_for_each_driver_each_keeps_its_own_parameters() {
        assertThat(complete(Map.of(
                                DatasourceUrl.JDBC, "jdbc:postgresql://one/estate?prepareThreshold=0&password=secret",
                                DatasourceUrl.REACTIVE, "postgresql://two/estate?application_name=x"))
                        .orElseThrow())
                .containsEntry(DatasourceUrl.JDBC, "jdbc:postgresql://one/estate?prepareThreshold=0&sslmode=prefer")
                .containsEntry(DatasourceUrl.REACTIVE, "postgresql://two/estate?sslmode=prefer")
                .containsEntry(DatasourceUrl.PASSWORD, "secret")
                .containsEntry(READS + "additional-properties.application_name", "x");
        assertThat(complete(Map.of(
                        DatasourceUrl.JDBC, "jdbc:postgresql://one,two/estate",
                        DatasourceUrl.REACTIVE, "postgresql://one/estate,postgresql://two/estate")))
                .as("several hosts")
                .contains(Map.of());
    }

    @Test
    void what_is_configured_wins_over_what_is_in_the_url() {
        assertThat(complete(Map.of(
                                DatasourceUrl.CONVENIENCE,
                                "postgresql://ada@db/estate?application_name=x",
                                DatasourceUrl.USERNAME,
                                "grace",
                                READS + "additional-properties.application_name",
                                "y"))
                        .orElseThrow())
                .doesNotContainKeys(DatasourceUrl.USERNAME, READS + "additional-properties.application_name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ada:secret@db/estate",
                "postgresql://ada:secret@/estate",
                "postgresql://ada:secret@db",
                "postgresql://ada:secret@db/",
                "postgresql://ada:sec%ret@db/estate?password=secret",
                "postgresql://ada:secret@db:port/estate",
                "postgresql://ada:secret@db:70000/estate",
                "postgresql://ada:secret@dä/estate",
                "postgresql://ada:secret@::1/estate",
                "postgresql://ada:secret@%2Ftmp/estate",
                "jdbc:postgresql://one:1,two:2/estate?password=secret"
            })
    void what_is_no_such_url_is_refused_in_one_line_that_shows_no_password(String url) {
        refused(DatasourceUrl.JDBC, url).hasMessageContaining("postgresql://host:5432/database");
    }

    @Test
    void a_parameter_that_would_be_dropped_is_refused_by_name_with_those_that_are_supported() {
        for (String name : new String[] {"foo", "SSL", "sslMode", "target_session_attrs", "prepareThreshold", "host"}) {
            for (String property : new String[] {DatasourceUrl.CONVENIENCE, DatasourceUrl.JDBC}) {
                refused(property, "postgresql://ada:secret@db/estate?" + name + "=secret")
                        .hasMessageContaining("\"" + name + "\" is not supported")
                        .hasMessageContaining("sslrootcert")
                        .hasMessageContaining("currentSchema or search_path");
            }
        }
    }

    @Test
    void a_value_that_cannot_be_meant_is_refused() throws Exception {
        String root = Files.writeString(directory.resolve("root.crt"), "x").toString();
        Map.of(
                        "sslmode=secret",
                        "sslmode must be one of",
                        "ssl=secret",
                        "ssl must be true or false",
                        "ssl=true&sslmode=disable",
                        "contradict",
                        "connectTimeout=5s",
                        "number of seconds",
                        "user=a&user=b",
                        "given twice",
                        "application_name=a&ApplicationName=b",
                        "given twice",
                        "sslrootcert=/none",
                        "/none cannot be read",
                        "sslcert=" + root,
                        "belong together",
                        "sslcert=" + root + "&sslkey=" + root,
                        "PKCS #8")
                .forEach((query, reason) -> refused(DatasourceUrl.CONVENIENCE, "postgresql://db/estate?" + query)
                        .hasMessageContaining(reason));
    }

    private static AbstractThrowableAssert<?, ?> refused(String property, String url) {
        return assertThatThrownBy(() -> of(property, url))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(property)
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .doesNotContain("secret")
                        .doesNotContain("\n"));
    }

    private static Map<String, String> of(String property, String url) {
        return complete(Map.of(property, url)).orElseThrow();
    }

    private static Optional<Map<String, String>> complete(Map<String, String> given) {
        return DatasourceUrl.complete(name -> Optional.ofNullable(given.get(name)));
    }
}
