package io.lifeguard.access;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.RawClient;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may export, and how much at once. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class ExportsSignInTest {
    private static final String LIST = "/api/eligibilities.csv?client=LYNC_2013&pool=pchat.contoso.com";
    private static final Duration LONG = Duration.ofSeconds(30);
    /** Half of the default of {@code lifeguard.exports.max-concurrent}. */
    private static final int MAX_PER_CALLER = 2;

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void pools() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .storeIn(dataSource);
    }

    @Test
    void every_role_may_export_and_nobody_without_a_token() {
        List<String> paths = Stream.concat(
                        Stream.of("/api/exports", LIST),
                        Stream.of(ExportKind.values()).map(kind -> "/api/exports/" + kind.urlName()))
                .toList();
        for (String path : paths) {
            assertThat(TestService.get(path).status()).as(path).isEqualTo(401);
            for (SignedInCaller caller : SignedInCaller.values()) {
                assertThat(get(path, caller).status()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void one_caller_leaves_room_for_others() throws Exception {
        Tables.execute(
                dataSource,
                "insert into users (sip_address, key, search_words, enabled, online)"
                        + " select a, a, 'user', true, true from generate_series(1, 200000) i,"
                        + " lateral (select 'sip:user.with.a.long.name.' || i || '@contoso.com' as a) u");
        try (RawClient first = slowExport();
                RawClient second = slowExport()) {
            within(LONG)
                    .until(() -> get("/api/exports/policies", SignedInCaller.PROVISIONER)
                                    .status()
                            == 429);
            Response refused = get("/api/exports/policies", SignedInCaller.PROVISIONER);
            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(refused.json().get("detail").asText())
                    .startsWith(MAX_PER_CALLER + " exports of yours are in progress");
            assertThat(get("/api/exports/policies", SignedInCaller.VIEWER).status())
                    .isEqualTo(200);
            assertThat(first).isNotSameAs(second);
        }
        within(LONG).untilAsserted(() -> assertThat(
                        get("/api/exports/policies", SignedInCaller.PROVISIONER).status())
                .isEqualTo(200));
    }

    private static Response get(String path, SignedInCaller caller) {
        return TestService.get(path, "Authorization", "Bearer " + caller.token());
    }

    private static RawClient slowExport() throws Exception {
        RawClient client = new RawClient(4096);
        return client.send("GET /api/exports/users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + SignedInCaller.PROVISIONER.token() + "\r\n\r\n");
    }
}
