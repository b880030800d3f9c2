package io.lifeguard.operations;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.embedded.EmbeddedServer;
import io.lifeguard.testing.PackagedService;
import io.lifeguard.testing.Response;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged service, told to stop while an import, a subscription and requests are under way. */
@Execution(ExecutionMode.CONCURRENT)
class StoppingIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int ROWS = 300_000;

    @TempDir
    Path directory;

    @Test
    void ready_goes_first_and_what_is_under_way_ends_and_is_told() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(directory.resolve("data"), Optional.empty())) {
            try (PackagedService service = PackagedService.start(
                            directory,
                            Map.of(
                                    "QUARKUS_DATASOURCE_REACTIVE_URL",
                                    server.reactiveUrl(),
                                    "QUARKUS_DATASOURCE_JDBC_URL",
                                    server.jdbcUrl(),
                                    "QUARKUS_DATASOURCE_USERNAME",
                                    server.user(),
                                    "QUARKUS_DATASOURCE_PASSWORD",
                                    server.password(),
                                    "LIFEGUARD_SHUTDOWN_DELAY",
                                    "4s",
                                    // the response waits for the import
                                    "LIFEGUARD_IMPORTS_ASYNC_ABOVE",
                                    "1G"))
                    .awaitReady()) {
                CompletableFuture<Integer> closed = subscribed(service);
                CompletableFuture<Response> imported = importing(service);
                within(Duration.ofMinutes(1)).until(() -> {
                    assertThat(imported).isNotDone();
                    return users(server) > 0;
                });
                service.terminate();
                awaitNotReady(service);
                assertThat(asked(service).status())
                        .as("not ready, and still there for those who were sent here")
                        .isEqualTo(200);
                assertThat(closed.get(5, TimeUnit.SECONDS))
                        .as("the subscriber is told to go on elsewhere")
                        .isEqualTo(1001);
                Response stopped = imported.get(30, TimeUnit.SECONDS);
                assertThat(stopped.status()).isEqualTo(503);
                long rows = users(server);
                assertThat(rows).isBetween(1L, ROWS - 1L);
                assertThat(new JsonObject(stopped.body()).getString("detail"))
                        .as("where it ended")
                        .contains("after " + rows + " rows");
                Response another = importing(service).get(10, TimeUnit.SECONDS);
                assertThat(another.status()).isEqualTo(503);
                assertThat(another.body()).contains("The service is shutting down");
                service.ended();
                assertThat(service.said()).contains("stopped in").doesNotContain("ERROR", "have not ended within");
            }
        }
    }

    private static void awaitNotReady(PackagedService service) {
        within(Duration.ofSeconds(3)).until(() -> !service.isReady());
    }

    private static Response asked(PackagedService service) {
        return service.client().ask("{ users(first: 1) { totalCount } }");
    }

    private CompletableFuture<Response> importing(PackagedService service) throws Exception {
        Path file = directory.resolve("users.csv");
        if (!Files.exists(file)) {
            Files.writeString(
                    file,
                    IntStream.range(0, ROWS)
                            .mapToObj(i -> "sip:u%d@contoso.com,User %d,True,OnPremises,,".formatted(i, i))
                            .collect(Collectors.joining(
                                    "\n",
                                    "SipAddress,DisplayName,Enabled,HostingProvider,RegistrarPool,PersistentChatPolicy\n",
                                    "\n")));
        }
        return service.client().sendExportAsync("users", BodyPublishers.ofFile(file));
    }

    /** Subscribed to the log; gives the code that the socket is closed with. */
    private static CompletableFuture<Integer> subscribed(PackagedService service) {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create(service.url().replace("http", "ws") + "/graphql"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket closing, int code, String reason) {
                        closed.complete(code);
                        return CompletableFuture.completedFuture(null);
                    }
                })
                .join();
        socket.sendText("{\"type\":\"connection_init\"}", true).join();
        socket.sendText(
                        "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { changes { revision } }\"}}",
                        true)
                .join();
        return closed;
    }

    private static long users(EmbeddedServer server) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                ResultSet found = connection.createStatement().executeQuery("select count(*) from users")) {
            found.next();
            return found.getLong(1);
        }
    }
}
