package io.lifeguard.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.BaseBackup;
import io.lifeguard.testing.PackagedService;
import io.lifeguard.testing.Response;
import io.lifeguard.writes.client.StoredStateAudit;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What docs/operations.md says of backups, done: the service writes on while its database is backed up, the backup is
 * restored, and revisions from before it are refused.
 */
@Execution(ExecutionMode.CONCURRENT)
class RestoreIT {
    private static final String PASSWORD = "restored";

    @TempDir
    Path directory;

    @Test
    void a_base_backup_of_a_running_server_brings_back_what_it_held() throws Exception {
        Path live = directory.resolve("live");
        Path restored = directory.resolve("restored");
        Before before;
        try (EmbeddedServer server = EmbeddedServer.start(live, Optional.empty());
                PackagedService service =
                        PackagedService.start(directory, environment(server)).awaitReady();
                Connection superuser =
                        DriverManager.getConnection(server.jdbcUrl(), server.superuser(), server.superuserPassword())) {
            fill(service);
            BaseBackup.of(live, superuser).to(restored, () -> write(service, "while it was made"));
            before = Before.of(service);
            write(service, "after it");
        }
        try (EmbeddedServer server = EmbeddedServer.start(restored, Optional.empty())) {
            goesOn(environment(server), before);
        }
    }

    @Test
    void so_does_a_copy_of_the_directory_of_a_server_that_was_stopped() throws Exception {
        Path live = directory.resolve("live");
        Path copied = Files.createDirectories(directory.resolve("copied"));
        Before before;
        try (EmbeddedServer server = EmbeddedServer.start(live, Optional.empty());
                PackagedService service =
                        PackagedService.start(directory, environment(server)).awaitReady()) {
            fill(service);
            before = Before.of(service);
        }
        BaseBackup.copy(live, copied, Set.of());
        BaseBackup.closeToOthers(copied);
        try (EmbeddedServer server = EmbeddedServer.start(copied, Optional.empty())) {
            goesOn(environment(server), before);
        }
    }

    @Test
    void a_dump_brings_back_what_was_there_when_it_was_made() throws Exception {
        Optional<InstalledPostgres> installed = InstalledPostgres.start(directory.resolve("installed"), PASSWORD);
        assumeTrue(installed.isPresent(), "no pg_dump"); // the embedded server has none; .ci/run installs it
        try (InstalledPostgres server = installed.get()) {
            server.createDatabase("estate");
            Path dump = directory.resolve("estate.dump");
            Before before;
            try (PackagedService service = PackagedService.start(directory, environment(server, "estate"))
                    .awaitReady()) {
                fill(service);
                write(service, "before it");
                before = Before.of(service);
                server.run("pg_dump", "-Fc", "-d", server.address("estate"), "-f", dump.toString());
                write(service, "after it");
            }
            server.createDatabase("restored");
            server.run(
                    "pg_restore", "--exit-on-error", "--no-owner", "-d", server.address("restored"), dump.toString());
            goesOn(environment(server, "restored"), before);
        }
    }

    /** What a client remembers. */
    private record Before(String stored, String revision) {
        static Before of(PackagedService service) throws Exception {
            String stored = StoredStateAudit.stored(service.url());
            return new Before(
                    stored,
                    ask(service, "{ changes { pageInfo { endCursor } } }", Optional.empty())
                            .getJsonObject("data")
                            .getJsonObject("changes")
                            .getJsonObject("pageInfo")
                            .getString("endCursor"));
        }
    }

    private void goesOn(Map<String, String> environment, Before before) throws Exception {
        try (PackagedService epoch = PackagedService.start(directory, environment, "--new-epoch")) {
            assertThat(epoch.ended()).as(epoch.said()).isZero();
            assertThat(epoch.said()).contains("A new epoch has begun");
        }
        try (PackagedService service =
                PackagedService.start(directory, environment).awaitReady()) {
            assertThat(StoredStateAudit.stored(service.url())).isEqualTo(before.stored());
            StoredStateAudit.checkReplay(service.url());
            assertThat(code(ask(service, "{ policies { identity } }", Optional.of(before.revision()))))
                    .isEqualTo("STALE");
            String following = "{ changes(after: \"%s\") { nodes { revision } } }";
            assertThat(code(ask(service, following.formatted(before.revision()), Optional.empty())))
                    .isEqualTo("STALE");
            String revision = write(service, "once it was restored");
            assertThat(ask(service, following.formatted(revision), Optional.of(revision))
                            .containsKey("errors"))
                    .isFalse();
            StoredStateAudit.checkReplay(service.url());
        }
    }

    private static void fill(PackagedService service) throws Exception {
        service.client()
                .sendExport("front-end-pools", "Identity,Version,SiteId", "fe.contoso.com,6,Redmond")
                .report();
        service.client()
                .sendExport("chat-pools", "Identity,Version,Registrar", "chat.contoso.com,6,fe.contoso.com")
                .report();
        service.client()
                .sendExport("users", "SipAddress,Enabled,RegistrarPool", "sip:ada@contoso.com,True,fe.contoso.com")
                .report();
        service.client()
                .sendExport("categories", "Identity,Description", "chat.contoso.com\\Research,")
                .report();
        service.client()
                .sendExport("rooms", "Identity,Category", "chat.contoso.com\\Lab,Research")
                .report();
        write(service, "at first");
    }

    private static String write(PackagedService service, String name) throws Exception {
        String put = "mutation { putPolicy(policy: {identity: \"Tag:" + name
                + "\", enablePersistentChat: true}) { applied revision } }";
        JsonObject written =
                ask(service, put, Optional.empty()).getJsonObject("data").getJsonObject("putPolicy");
        assertThat(written.getBoolean("applied")).isTrue();
        return written.getString("revision");
    }

    private static String code(JsonObject answer) {
        return answer.getJsonArray("errors")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getString("code");
    }

    private static JsonObject ask(PackagedService service, String document, Optional<String> atLeast) throws Exception {
        String[] headers = atLeast.map(revision -> new String[] {"Lifeguard-At-Least", revision})
                .orElse(new String[0]);
        Response response = service.client().askWith(headers, document);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    private static Map<String, String> environment(EmbeddedServer server) {
        return environment(server.reactiveUrl(), server.user(), server.password());
    }

    private static Map<String, String> environment(InstalledPostgres server, String database) {
        return environment(
                "postgresql://127.0.0.1:" + server.port() + "/" + database, InstalledPostgres.ROLE, PASSWORD);
    }

    private static Map<String, String> environment(String url, String user, String password) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LIFEGUARD_DATASOURCE_URL", url);
        environment.put("QUARKUS_DATASOURCE_USERNAME", user);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", password);
        return environment;
    }
}
