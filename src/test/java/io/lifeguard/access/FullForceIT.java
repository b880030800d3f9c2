package io.lifeguard.access;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.TestService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * One caller of the lowest role, however much it demands, leaves the service healthy and other callers served. A server that does
 * nothing and that nobody attacks shows how long an answer takes where the processors are as busy: on a machine that others use
 * too, times are compared with those of it.
 */
@ResourceLock(PackagedCommand.LOAD)
@SuppressWarnings("try") // closing waits for processes, and may be interrupted
class FullForceIT {
    private static final Duration HEALTHY = Duration.ofMillis(100);
    private static final Duration SERVED = Duration.ofSeconds(1);
    /** An answer of the service needs several threads and a database; one of the server for comparison a thread. */
    private static final int TIMES_OF_COMPARISON = 5;

    private static final List<String> KINDS =
            List.of("batch of 10,000", "document", "pages", "subscriptions", "streams that are reset", "connections");
    private static final String QUESTION = "{ eligibility(user: \"sip:u7@contoso.com\", client: LYNC_2013,"
            + " pool: \"pchat01.contoso.com\") { eligible obstacles { rule { id } } } }";
    private static final String LIVE = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    @TempDir
    Path directory;

    /** Beside other tests, just after the start. */
    @Test
    void twenty_seconds_leave_health_and_others_alone() throws Exception {
        leavesOthersAlone(Duration.ofSeconds(20), 0.75);
    }

    @Test
    @Tag("slow")
    void neither_do_five_minutes() throws Exception {
        leavesOthersAlone(Duration.ofMinutes(5), 0.99);
    }

    /** @param share of the answers that must be in time */
    private void leavesOthersAlone(Duration time, double share) throws Exception {
        RsaJsonWebKey key = Issuer.newKey("first");
        int port = FreePort.next();
        HttpServer comparison = comparison();
        try (Issuer issuer = new Issuer(port, key);
                SecuredService service = SecuredService.launch(
                                directory,
                                Map.of(
                                        "quarkus.oidc.auth-server-url",
                                        issuer.url(),
                                        "quarkus.oidc.token.audience",
                                        "lifeguard"))
                        .started()) {
            String administrator = token(issuer, "ada", "administrator");
            fill(service, administrator);
            String viewer = token(issuer, "vera", "viewer");
            ApiClient bystander =
                    ApiClient.at("http://127.0.0.1:" + comparison.getAddress().getPort());
            Latencies compared = new Latencies(
                    "a server that nobody attacks", () -> bystander.get("/").status());
            List<Latencies> health = List.of(
                    new Latencies("live", () -> service.get("/q/health/live").status()),
                    new Latencies("live by a new connection", () -> liveByNewConnection(service.port())),
                    new Latencies("ready", () -> service.get("/q/health/ready").status()));
            Latencies question =
                    new Latencies("a question of another caller", () -> service.ask(QUESTION, "Authorization", viewer)
                            .status());
            List<Latencies> all = Stream.of(health, List.of(question, compared))
                    .flatMap(List::stream)
                    .toList();
            all.forEach(Latencies::warmUp);
            try (FullForceProcess force = new FullForceProcess(service.at("/"), token(issuer, "eve", "viewer"))) {
                List<Thread> threads = all.stream().map(Thread::new).toList();
                threads.forEach(Thread::start);
                Await.pause(time);
                all.forEach(Latencies::stop);
                for (Thread thread : threads) {
                    thread.join();
                }
                String outcomes = force.end();
                System.out.printf("Full force for %d s: %s%n", time.toSeconds(), outcomes);
                assertThat(KINDS).allSatisfy(kind -> assertThat(outcomes).contains(kind + ": begun"));
            }
            all.forEach(System.out::println);
            assertThat(all).allSatisfy(each -> assertThat(each.outcomes()).containsOnlyKeys("200"));
            assertThat(health).allSatisfy(each -> assertWithin(share, each, HEALTHY, compared));
            assertWithin(share, question, SERVED, compared);
            within(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            service.get("/q/metrics", "Authorization", administrator, "Accept", "text/plain")
                                    .body())
                    .containsPattern("lifeguard_http_requests_in_progress 0")
                    .containsPattern("lifeguard_http_large_requests_running 0")
                    .containsPattern("lifeguard_http_request_body_bytes 0")
                    .containsPattern("lifeguard_subscriptions_active 0"));
            assertThat(service.said()).doesNotContain(" ERROR ").doesNotContain("OutOfMemoryError");
        } finally {
            comparison.stop(0);
        }
    }

    /** Whether so many answers take no longer than that, or than a busy machine takes for them. */
    private static void assertWithin(double share, Latencies latencies, Duration longest, Latencies compared) {
        Duration busy = compared.within(share).multipliedBy(TIMES_OF_COMPARISON);
        assertThat(latencies.within(share))
                .as("%s; %s", latencies, compared)
                .isLessThan(busy.compareTo(longest) > 0 ? busy : longest);
    }

    private static HttpServer comparison() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** As a probe asks. */
    private static int liveByNewConnection(int port) throws IOException {
        try (RawClient client = new RawClient(port, 1024)) {
            String answer = client.send(LIVE).read(Duration.ofSeconds(10));
            return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(STATUS_AT, STATUS_AT + 3));
        }
    }

    private static void fill(SecuredService service, String administrator) throws Exception {
        for (String kind : List.of("front-end-pools", "policies", "chat-pools", "users")) {
            String file = new String(TestService.resource("/contoso/" + kind + ".csv"), StandardCharsets.UTF_8);
            assertThat(service.sendExport(kind, file, "Authorization", administrator)
                            .status())
                    .isEqualTo(200);
        }
        String file = Stream.concat(
                        Stream.of("SipAddress,DisplayName,RegistrarPool,Enabled"),
                        IntStream.range(0, FullForce.USERS)
                                .mapToObj(i -> FullForce.user(i) + ",User,pool01.contoso.com,True"))
                .collect(Collectors.joining("\r\n"));
        assertThat(service.sendExport("users", file, "Authorization", administrator)
                        .status())
                .isEqualTo(200);
    }

    private static String token(Issuer issuer, String subject, String role) {
        return "Bearer "
                + new TokenBuilder(issuer.url(), issuer.key())
                        .with("sub", subject)
                        .with("groups", List.of(role))
                        .expiring(3_600)
                        .signed();
    }
}
