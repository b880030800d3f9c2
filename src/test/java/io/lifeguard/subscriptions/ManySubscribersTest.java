package io.lifeguard.subscriptions;

import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.port;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Two hundred subscribers get all that is written, and share what is read for them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Timeout(180)
class ManySubscribersTest {
    private static final int SUBSCRIBERS = 200;
    private static final int SINGLE_WRITES = 50;
    private static final int IMPORTED = 500;

    @Inject
    DataSource dataSource;

    private final List<Subscriber> subscribers = new ArrayList<>();
    private final PGSimpleDataSource superuser = new PGSimpleDataSource();

    @BeforeEach
    void one_change() {
        superuser.setUrl(config("test.superuser.url"));
        superuser.setUser(config("test.superuser.username"));
        superuser.setPassword(config("test.superuser.password"));
        Org.clear(dataSource);
        write(0);
    }

    @AfterEach
    void stop() {
        subscribers.forEach(Subscriber::close);
    }

    @Test
    void each_of_two_hundred_gets_every_change_once_and_in_order() {
        String begin = ask("{ policies { identity } }").revision();
        Tables.column(superuser, "select pg_stat_statements_reset()");
        for (int i = 0; i < SUBSCRIBERS; i++) {
            subscribers.add(Subscriber.following(port(), begin));
        }
        IntStream.rangeClosed(1, SINGLE_WRITES).forEach(ManySubscribersTest::write);
        importExport("policies", policies());
        int all = SINGLE_WRITES + IMPORTED;
        List<JsonNode> first = subscribers.get(0).await(all);
        assertThat(subjects(first))
                .isEqualTo(Stream.concat(
                                IntStream.rangeClosed(1, SINGLE_WRITES).mapToObj(i -> "Tag:P" + i),
                                IntStream.range(0, IMPORTED).mapToObj(i -> "Tag:I" + i))
                        .toList());
        assertThat(subscribers)
                .allSatisfy(subscriber -> assertThat(subscriber.await(all)).isEqualTo(first));
        long pages = Long.parseLong(Tables.column(
                        superuser,
                        "select sum(calls) from pg_stat_statements where query like '%from changes c where c.revision >%'")
                .get(0));
        System.out.printf("%d subscribers, %d changes each, %d pages read%n", SUBSCRIBERS, all, pages);
        assertThat(pages)
                .as("pages read, of %d that were taken", SUBSCRIBERS * (SINGLE_WRITES + IMPORTED / 100))
                .isLessThan(SUBSCRIBERS * 12);
    }

    private static void write(int number) {
        Map<String, Object> policy = Map.of("identity", "Tag:P" + number, "enablePersistentChat", true);
        ask("mutation($p: ChatPolicyInput!) { putPolicy(policy: $p) { applied } }", "p", policy)
                .data();
    }

    private static String[] policies() {
        return Stream.concat(
                        Stream.of("Identity,EnablePersistentChat"),
                        IntStream.range(0, IMPORTED).mapToObj(i -> "Tag:I" + i + ",True"))
                .toArray(String[]::new);
    }

    private static List<String> subjects(List<JsonNode> changes) {
        return changes.stream().map(c -> c.get("subject").asText()).toList();
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
