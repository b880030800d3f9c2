package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.PackagedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged service and a PostgreSQL with TLS: no connection is less safe than the URL says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class DatabaseTlsIT {
    private static final String PASSWORD = "a:b@c%d$e";

    @TempDir
    static Path directory;

    private EmbeddedServer server;

    @BeforeAll
    void start() throws Exception {
        Path data = directory.resolve("data");
        server = EmbeddedServer.start(data, Optional.empty());
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                at("ca.key"),
                "-out",
                at("ca.crt"),
                "-days",
                "2",
                "-subj",
                "/CN=Authority");
        issue("server", "subjectAltName=DNS:localhost");
        issue("client", "subjectAltName=DNS:client");
        Path cluster = data.resolve("postgresql");
        for (String name : List.of("server.crt", "server.key")) {
            Path file = Files.copy(directory.resolve(name), cluster.resolve(name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            Files.setOwner(file, Files.getOwner(cluster));
        }
        Files.copy(directory.resolve("ca.crt"), cluster.resolve("ca.crt"));
        Files.setOwner(cluster.resolve("ca.crt"), Files.getOwner(cluster));
        superuser("alter role lifeguard password '" + PASSWORD + "'");
        tls(true);
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Test
    void every_connection_is_encrypted_and_has_the_parameters_of_the_url() throws Exception {
        String parameters =
                "sslmode=verify-full&sslrootcert=" + at("ca.crt") + "&sslcert=" + at("client.crt") + "&sslkey="
                        + at("client.key") + "&application_name=tls%20test&connectTimeout=5&options=-c%20work_mem=5MB";
        try (PackagedService service = start("localhost", parameters).awaitReady()) {
            assertThat(column("select distinct ssl || ' ' || coalesce(client_dn, 'none') from pg_stat_ssl join"
                            + " pg_stat_activity using (pid) where application_name = 'tls test'"))
                    .containsExactly("true /CN=client");
            assertThat(column("select distinct ssl::text from pg_stat_ssl join pg_stat_activity using (pid) where"
                            + " usename = 'lifeguard'"))
                    .containsExactly("true");
            assertThat(service.said()).doesNotContain(PASSWORD).doesNotContain("a%3Ab");
        }
    }

    @Test
    void ssl_true_verifies_the_host_name() throws Exception {
        assertThat(refused("127.0.0.1", "ssl=true&sslrootcert=" + at("ca.crt")))
                .contains("cannot be used")
                .containsIgnoringCase("hostname");
        assertThat(refused("127.0.0.1", "ssl=true")).contains("sslrootcert");
    }

    @Test
    void the_reactive_client_verifies_the_host_name_too() throws Exception {
        assertThat(refused(
                        "127.0.0.1",
                        "sslmode=verify-full&sslrootcert=" + at("ca.crt"),
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                "jdbc:postgresql://localhost:" + server.port() + "/lifeguard?sslmode=require")))
                .contains("cannot be used");
    }

    @Test
    void an_encrypting_mode_verifies_no_more_than_it_says() throws Exception {
        try (PackagedService service = start("127.0.0.1", "sslmode=require&application_name=required")) {
            service.awaitReady();
            assertThat(column("select distinct ssl::text from pg_stat_ssl join pg_stat_activity using (pid) where"
                            + " application_name = 'required'"))
                    .containsExactly("true");
        }
    }

    private String refused(String host, String parameters) throws Exception {
        return refused(host, parameters, Map.of());
    }

    private String refused(String host, String parameters, Map<String, String> more) throws Exception {
        try (PackagedService service = start(host, parameters, more)) {
            assertThat(service.ended()).isEqualTo(1);
            String said = service.said();
            assertThat(said).doesNotContain(PASSWORD).doesNotContain("\tat ");
            return said.lines().reduce((earlier, last) -> last).orElse("");
        }
    }

    private PackagedService start(String host, String parameters) throws IOException {
        return start(host, parameters, Map.of());
    }

    private PackagedService start(String host, String parameters, Map<String, String> more) throws IOException {
        Map<String, String> environment = new java.util.HashMap<>(more);
        environment.put(
                "LIFEGUARD_DATASOURCE_URL",
                "postgresql://lifeguard:a%3Ab%40c%25d$e@" + host + ":" + server.port() + "/lifeguard?" + parameters);
        return PackagedService.start(directory, environment);
    }

    private void tls(boolean on) throws Exception {
        superuser(
                "alter system set ssl_ca_file = 'ca.crt'",
                "alter system set ssl = " + (on ? "on" : "off"),
                "select pg_reload_conf()");
        Path access = directory.resolve("data/postgresql/pg_hba.conf");
        Files.writeString(access, "\nhost all all ::1/128 scram-sha-256\n", StandardOpenOption.APPEND);
    }

    private void superuser(String... statements) throws Exception {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private List<String> column(String select) throws Exception {
        List<String> values = new ArrayList<>();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private Connection superuser() throws Exception {
        return DriverManager.getConnection(server.jdbcUrl(), server.superuser(), server.superuserPassword());
    }

    private static void issue(String name, String extension) throws Exception {
        openssl(
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                at(name + ".key"),
                "-out",
                at(name + ".csr"),
                "-subj",
                "/CN=" + name);
        Path extensions = Files.writeString(directory.resolve(name + ".ext"), extension + "\n");
        openssl(
                "x509",
                "-req",
                "-in",
                at(name + ".csr"),
                "-CA",
                at("ca.crt"),
                "-CAkey",
                at("ca.key"),
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                extensions.toString(),
                "-out",
                at(name + ".crt"));
    }

    private static void openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path said = directory.resolve("openssl.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> command.toString()).isZero();
    }

    private static String at(String file) {
        return directory.resolve(file).toString();
    }
}
