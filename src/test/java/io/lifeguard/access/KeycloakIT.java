package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.testing.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The packaged service and a real OpenID provider: real tokens of real users. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("KeycloakIT")
class KeycloakIT {
    private static final String READ = "{ chatPools { fqdn } room(id: \"pchat.contoso.com\\\\Zanzibar\") { name } }";
    private static final String PUT_USER =
            "mutation { putUser(user: {sipAddress: \"sip:new@contoso.com\"}) { applied } }";
    private static final String PUT_POLICY =
            "mutation { putPolicy(policy: {identity: \"Tag:New\", enablePersistentChat: true}) { applied } }";
    private static final List<String> POOLS = List.of(
            "putFrontEndPool(frontEndPool: {fqdn: \"lync13.contoso.com\", release: LYNC_2013, site: \"Redmond\"})",
            "putChatPool(chatPool: {fqdn: \"pchat.contoso.com\", release: LYNC_2013, home: \"lync13.contoso.com\"})",
            "putCategory(category: {pool: \"pchat.contoso.com\", name: \"Research\"})",
            "putRoom(room: {pool: \"pchat.contoso.com\", name: \"Zanzibar\", category: \"pchat.contoso.com\\\\Research\","
                    + " privacy: SECRET})");

    @TempDir
    static Path directory;

    private static Keycloak keycloak;
    private static SecuredService service;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.started();
        service = SecuredService.launch(
                        directory,
                        Map.of(
                                "quarkus.http.host", "0.0.0.0",
                                "quarkus.oidc.auth-server-url", keycloak.realm(),
                                "quarkus.oidc.token.audience", "lifeguard"))
                .started();
        for (String write : POOLS) {
            assertThat(as("ada", "mutation { " + write + " { applied } }").body())
                    .contains("\"applied\":true");
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        keycloak.close();
    }

    @Test
    void a_viewer_reads_but_nothing_of_secret_rooms_and_writes_nothing() throws Exception {
        JsonNode read = as("vera", READ).json().get("data");
        assertThat(read.at("/chatPools/0/fqdn").asText()).isEqualTo("pchat.contoso.com");
        assertThat(read.get("room").isNull()).isTrue();
        assertForbidden(as("vera", PUT_USER));
        assertForbidden(as("vera", PUT_POLICY));
        assertThat(imported("vera", "users")).isEqualTo(403);
        assertThat(imported("vera", "policies")).isEqualTo(403);
    }

    @Test
    void a_provisioner_also_writes_users_and_content() throws Exception {
        assertThat(as("paul", READ).json().at("/data/room/name").asText()).isEqualTo("Zanzibar");
        assertThat(as("paul", PUT_USER).body()).contains("\"applied\":true");
        assertForbidden(as("paul", PUT_POLICY));
        assertThat(imported("paul", "users")).isEqualTo(422);
        assertThat(imported("paul", "policies")).isEqualTo(403);
    }

    @Test
    void an_administrator_also_writes_pools_and_policies_and_the_log_names_the_subject() throws Exception {
        assertThat(as("ada", PUT_POLICY).body()).contains("\"applied\":true");
        assertThat(imported("ada", "policies")).isEqualTo(422);
        JsonNode log = as("ada", "{ changes(subject: \"Tag:New\") { nodes { actor } } }")
                .json();
        assertThat(log.at("/data/changes/nodes/0/actor").asText())
                .isEqualTo(subject(keycloak.token("lifeguard-cli", "ada")))
                .isNotBlank();
    }

    @Test
    void a_caller_without_a_role_a_token_or_with_one_for_another_service_is_refused() throws Exception {
        assertForbidden(as("eve", READ));
        assertThat(service.ask(READ).status()).isEqualTo(401);
        String foreign = "Bearer " + keycloak.token("payroll", "ada");
        assertThat(service.ask(READ, "Authorization", foreign).status()).isEqualTo(401);
        String changed = keycloak.token("lifeguard-cli", "vera").replaceFirst("[.][^.]+$", ".AAAA");
        assertThat(service.ask(READ, "Authorization", "Bearer " + changed).status())
                .isEqualTo(401);
    }

    @Test
    void a_token_that_expires_ends_its_socket_and_is_refused_from_then_on() throws Exception {
        String token = "Bearer " + keycloak.token("impatient", "vera");
        Listener listener = new Listener();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .header("Authorization", token)
                .buildAsync(URI.create("ws://localhost:" + service.port() + "/graphql"), listener)
                .get(30, TimeUnit.SECONDS);
        socket.sendText("{\"type\":\"connection_init\"}", true).get(30, TimeUnit.SECONDS);
        assertThat(service.ask(READ, "Authorization", token).status()).isEqualTo(200);
        assertThat(listener.closed.get(30, TimeUnit.SECONDS)).isEqualTo(4403);
        assertThat(service.ask(READ, "Authorization", token).status()).isEqualTo(401);
    }

    private static final class Listener implements WebSocket.Listener {
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    private static Response as(String user, String document) throws IOException, InterruptedException {
        return service.ask(document, "Authorization", "Bearer " + keycloak.token("lifeguard-cli", user));
    }

    private static int imported(String user, String kind) throws IOException, InterruptedException {
        return service.sendExport(
                        kind,
                        "Nothing\r\nof this kind\r\n",
                        "Authorization",
                        "Bearer " + keycloak.token("lifeguard-cli", user))
                .status();
    }

    private static void assertForbidden(Response answer) throws IOException {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().at("/errors/0/extensions/code").asText()).isEqualTo("FORBIDDEN");
    }

    private static String subject(String token) throws IOException {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("[.]", -1)[1]), StandardCharsets.UTF_8);
        return new ObjectMapper().readTree(claims).get("sub").asText();
    }
}
