package io.lifeguard.http;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What nobody foresaw, and a database that is away: told without the inside, logged with it, and over when it is over. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FailuresTest {
    private static final String INSIDE =
            "(?is).*(exception[^\"]|io\\.lifeguard|java\\.|vertx|chat_pools|relation|select |\\\\tat |127\\.0\\.0\\.1|localhost|password|role).*";

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void pool() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .storeIn(dataSource);
    }

    @Test
    void a_failure_that_nobody_foresaw_is_internal_logged_and_leaves_its_neighbours_alone() {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler handler = handler(logged);
        Logger.getLogger("").addHandler(handler);
        Tables.execute(dataSource, "alter table chat_pools rename to mislaid");
        try {
            Response answer = ask("{ chatPools { fqdn } frontEndPools { fqdn } clients { client } }");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.errors()).containsExactly("INTERNAL chatPools");
            assertThat(answer.body()).doesNotMatch(INSIDE);
            assertThat(answer.json().at("/data/frontEndPools/0/fqdn").asText()).isEqualTo("lync13.contoso.com");
            assertThat(answer.json().at("/data/clients")).hasSize(15);
            assertThat(logged)
                    .anyMatch(r ->
                            r.getThrown() != null && r.getThrown().toString().contains("chat_pools"));
            Response refused = sendExport("policies", "Identity,EnablePersistentChat", "Tag:New,True");
            assertThat(refused.status()).isBetween(500, 503);
            assertThat(refused.header("Content-Type")).hasValue("application/problem+json");
            assertThat(refused.body()).doesNotMatch(INSIDE);
            Response ofUsers = sendExport("users", "SipAddress,Enabled,RegistrarPool", "sip:a@b.c,True,");
            assertThat(ofUsers.status()).isBetween(500, 503);
            assertThat(ofUsers.body()).doesNotMatch(INSIDE);
        } finally {
            Tables.execute(dataSource, "alter table mislaid rename to chat_pools");
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(ask("{ chatPools { fqdn } }").data().toString()).isEqualTo("{\"chatPools\":[]}");
        assertThat(sendExport("users", "SipAddress,Enabled,RegistrarPool", "sip:a@b.c,True,")
                        .json()
                        .get("created")
                        .asInt())
                .as("the place of an import that failed is free again")
                .isEqualTo(1);
    }

    @Test
    void while_the_database_is_away_the_service_is_not_ready_and_tells_nothing_of_the_inside() throws Exception {
        assertThat(get("/q/health/ready").status()).isEqualTo(200);
        PGSimpleDataSource superuser = superuser();
        String database = config("test.superuser.url").replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        Tables.execute(superuser, "alter database " + database + " allow_connections false");
        try {
            Tables.column(
                    superuser,
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
            Response ready = awaitReady(503);
            assertThat(ready.json().get("status").asText()).isEqualTo("DOWN");
            assertThat(ready.body()).doesNotMatch(INSIDE);
            assertThat(get("/q/health/live").status()).isEqualTo(200);
            Response answer = ask("{ frontEndPools { fqdn } clients { client } }");
            assertThat(answer.errors()).containsExactly("UNAVAILABLE frontEndPools");
            assertThat(answer.json().at("/data/clients")).hasSize(15);
            assertThat(answer.body()).doesNotMatch(INSIDE);
            Response write = ask("mutation { deletePolicy(identity: \"Tag:A\") { applied } }");
            assertThat(write.errors()).containsExactly("UNAVAILABLE deletePolicy");
            assertThat(write.body()).contains("Nothing was done").doesNotMatch(INSIDE);
            Response imported = sendExport("users", "SipAddress,Enabled,RegistrarPool", "sip:a@b.c,True,");
            assertThat(imported.status()).isEqualTo(503);
            assertThat(imported.header("Retry-After")).isPresent();
            assertThat(imported.json().get("title").asText()).isEqualTo("Unavailable");
            assertThat(imported.body()).doesNotMatch(INSIDE);
        } finally {
            Tables.execute(superuser, "alter database " + database + " allow_connections true");
            dataSource.flush(AgroalDataSource.FlushMode.ALL);
        }
        awaitReady(200);
        assertThat(ask("{ frontEndPools { fqdn } }").data().toString()).contains("lync13.contoso.com");
    }

    private static Response awaitReady(int status) {
        return within(Duration.ofSeconds(20)).until(() -> get("/q/health/ready"), ready -> ready.status() == status);
    }

    private static Handler handler(List<LogRecord> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static PGSimpleDataSource superuser() {
        PGSimpleDataSource superuser = new PGSimpleDataSource();
        superuser.setUrl(config("test.superuser.url").replaceFirst("/[^/]*$", "/postgres"));
        superuser.setUser(config("test.superuser.username"));
        superuser.setPassword(config("test.superuser.password"));
        return superuser;
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
