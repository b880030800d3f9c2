package io.lifeguard.access;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Await;
import io.lifeguard.testing.FreePort;
import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.TestService;
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

/** One caller of the lowest role, however much it demands, leaves the service healthy and other callers served. */
@ResourceLock(PackagedCommand.LOAD)
@SuppressWarnings("try") // closing waits for threads, and may be interrupted
class FullForceIT {
    private static final int USERS = 3_000;
    private static final String QUESTION = "{ eligibility(user: \"sip:u7@contoso.com\", client: LYNC_2013,"
            + " pool: \"pchat01.contoso.com\") { eligible obstacles { rule { id } } } }";

    @TempDir
    Path directory;

    /** The times are those that two processors meet while others work on them too. */
    @Test
    @Tag("slow")
    void twenty_seconds_leave_health_and_others_alone() throws Exception {
        leavesOthersAlone(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    @Tag("slow")
    void neither_do_five_minutes() throws Exception {
        leavesOthersAlone(Duration.ofMinutes(5), Duration.ofMillis(100), Duration.ofSeconds(1));
    }

    /**
     * @param most within which 99 of 100 checks of the health are answered
     * @param longest within which all are
     */
    private void leavesOthersAlone(Duration time, Duration most, Duration longest) throws Exception {
        RsaJsonWebKey key = Issuer.newKey("first");
        int port = FreePort.next();
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
            Latencies live =
                    new Latencies("live", () -> service.get("/q/health/live").status());
            Latencies ready =
                    new Latencies("ready", () -> service.get("/q/health/ready").status());
            Latencies question =
                    new Latencies("a question of another caller", () -> service.ask(QUESTION, "Authorization", viewer)
                            .status());
            List<Latencies> all = List.of(live, ready, question);
            List<Thread> threads = all.stream().map(Thread::new).toList();
            try (FullForce force = new FullForce(service.at("/"), token(issuer, "eve", "viewer"), users()).begin()) {
                threads.forEach(Thread::start);
                Await.pause(time);
                all.forEach(Latencies::stop);
                for (Thread thread : threads) {
                    thread.join();
                }
                System.out.printf("Full force for %d s: %s%n", time.toSeconds(), force.outcomes());
            }
            all.forEach(System.out::println);
            assertThat(all).allSatisfy(each -> assertThat(each.outcomes()).containsOnlyKeys("200"));
            for (Latencies each : List.of(live, ready)) {
                assertThat(each.within(0.99)).as(each.toString()).isLessThan(most);
                assertThat(each.within(1)).as(each.toString()).isLessThan(longest);
            }
            within(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            service.get("/q/metrics", "Authorization", administrator, "Accept", "text/plain")
                                    .body())
                    .containsPattern("lifeguard_http_requests_in_progress 0")
                    .containsPattern("lifeguard_http_large_requests_running 0")
                    .containsPattern("lifeguard_http_request_body_bytes 0")
                    .containsPattern("lifeguard_subscriptions_active 0"));
            assertThat(service.said()).doesNotContain(" ERROR ").doesNotContain("OutOfMemoryError");
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
                        users().stream().map(user -> user + ",User,pool01.contoso.com,True"))
                .collect(Collectors.joining("\r\n"));
        assertThat(service.sendExport("users", file, "Authorization", administrator)
                        .status())
                .isEqualTo(200);
    }

    private static List<String> users() {
        return IntStream.range(0, USERS)
                .mapToObj(i -> "sip:u" + i + "@contoso.com")
                .toList();
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
