package io.lifeguard.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PrimaryDatabaseTest {
    private static final int MORE_THAN_CONNECTIONS = 100;

    @Inject
    PrimaryDatabase database;

    @Test
    void connections_of_work_that_nobody_waits_for_are_given_back() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> {
            IntStream.range(0, MORE_THAN_CONNECTIONS)
                    .mapToObj(i -> select(i).subscribe().with(ignored -> {}, ignored -> {}))
                    .forEach(waiting -> waiting.cancel());
            return Uni.createFrom().voidItem();
        });
        List<Uni<Integer>> later = new ArrayList<>();
        IntStream.range(0, MORE_THAN_CONNECTIONS).forEach(i -> later.add(select(i)));
        List<Integer> selected = VertxContextSupport.subscribeAndAwait(() -> Uni.join()
                .all(later)
                .usingConcurrencyOf(4)
                .andFailFast()
                .ifNoItem()
                .after(Duration.ofSeconds(20))
                .fail());
        assertThat(selected).hasSize(MORE_THAN_CONNECTIONS);
    }

    private Uni<Integer> select(int number) {
        return database.withConnection(
                connection -> connection.query("select " + number).execute().map(rows -> rows.iterator()
                        .next()
                        .getInteger(0)));
    }
}
