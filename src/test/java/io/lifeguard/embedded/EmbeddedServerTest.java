package io.lifeguard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("EmbeddedServerTest")
class EmbeddedServerTest {
    private Path directory = Path.of("");
    private EmbeddedServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        this.directory = directory;
        server = EmbeddedServer.start(directory.resolve("data"), Optional.empty());
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Test
    void what_was_written_is_there_after_a_stop_and_a_start_and_so_are_the_passwords() throws SQLException {
        Sql.execute(server, "create table kept as select 'as it was' as said");
        String password = server.password();
        server.stop();
        server = EmbeddedServer.start(directory.resolve("data"), Optional.empty());
        assertThat(Sql.value(server, "select said from kept")).isEqualTo("as it was");
        assertThat(server.password()).isEqualTo(password);
    }

    @Test
    void an_acknowledged_write_is_on_disk() throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
            assertThat(Sql.value(server, "show " + setting)).as(setting).isEqualTo("on");
        }
    }

    @Test
    void nobody_enters_without_the_password() throws SQLException {
        for (String role : List.of("lifeguard", "postgres")) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), role, "guessed"))
                    .hasMessageContaining("password authentication failed");
        }
        try (Connection superuser =
                DriverManager.getConnection(server.jdbcUrl(), server.superuser(), server.superuserPassword())) {
            assertThat(Sql.value(
                            superuser, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
            assertThat(Sql.value(superuser, "select count(*) from pg_authid where rolpassword like 'SCRAM-SHA-256$%'"))
                    .isEqualTo("2");
        }
    }

    @Test
    void the_service_owns_its_database_and_nothing_else() throws SQLException {
        assertThat(Sql.value(
                        server,
                        "select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls"
                                + " from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(Sql.value(
                        server, "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                .isEqualTo(server.user());
        Sql.execute(server, "create extension btree_gist");
    }

    @Test
    void text_is_utf_8_and_sorts_alike_on_every_machine() throws SQLException {
        assertThat(Sql.value(
                        server,
                        "select concat_ws(' ', pg_encoding_to_char(encoding), datlocprovider, datlocale)"
                                + " from pg_database where datname = current_database()"))
                .isEqualTo("UTF8 b C.UTF-8");
        assertThat(Sql.value(server, "select lower('ÄÉΩ')")).isEqualTo("äéω");
    }

    @Test
    void only_the_loopback_address_listens() throws Exception {
        try (Connection superuser =
                DriverManager.getConnection(server.jdbcUrl(), server.superuser(), server.superuserPassword())) {
            assertThat(Sql.value(superuser, "show unix_socket_directories")).isEmpty();
        }
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address :
                    each.inetAddresses().filter(one -> !one.isLoopbackAddress()).toList()) {
                try (Socket socket = new Socket()) {
                    assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, server.port()), 500))
                            .isInstanceOf(java.io.IOException.class);
                }
            }
        }
    }

    @Test
    void the_secrets_are_readable_to_the_owner_only() throws Exception {
        Path data = directory.resolve("data");
        if (SafeFiles.posix(data)) {
            for (String file : List.of("credentials", "server.log")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                        .as(file)
                        .isEqualTo("rw-------");
            }
        }
        assertThat(Files.readString(data.resolve("server.log")))
                .doesNotContain(server.password())
                .doesNotContain(server.superuserPassword());
    }

    @Test
    void lost_passwords_are_replaced() throws Exception {
        String before = server.password();
        server.stop();
        Files.delete(directory.resolve("data").resolve("credentials"));
        server = EmbeddedServer.start(directory.resolve("data"), Optional.empty());
        assertThat(server.password()).isNotEqualTo(before);
        assertThat(Sql.value(server, "select 1")).isEqualTo("1");
    }

    @Test
    void a_second_stop_does_nothing() {
        server.stop();
        server.stop();
        server = EmbeddedServer.start(directory.resolve("data"), Optional.empty());
    }

    @Test
    void a_path_with_spaces_and_other_scripts_is_a_path() throws SQLException {
        try (EmbeddedServer elsewhere =
                EmbeddedServer.start(directory.resolve("données d'été 2026 泳池"), Optional.empty())) {
            assertThat(Sql.value(elsewhere, "select 1")).isEqualTo("1");
        }
    }
}
