package io.lifeguard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.Revision;
import io.lifeguard.service.CallerContext;
import io.lifeguard.store.sql.RequestRevisions;
import io.lifeguard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

/** What is logged on whatever thread is logged; the revision stands beside it within a request. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccessLogRevisionTest {
    private static final Revision REVISION = Revision.parse("0badcafe.7").orElseThrow();

    @Inject
    Vertx vertx;

    @Test
    void what_is_logged_on_the_root_of_an_event_loop_belongs_to_no_request() throws Exception {
        Context root = VertxContext.getRootContext(vertx.getOrCreateContext());
        assertThat(on(root, () -> logged())).isEmpty();
        assertThat(on(root, CallerContext::present)).isEmpty();
    }

    @Test
    void what_is_logged_for_a_request_carries_its_revision() throws Exception {
        Context request = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        assertThat(on(request, () -> {
                    RequestRevisions.begin(Optional.empty());
                    RequestRevisions.observe(REVISION);
                    return logged();
                }))
                .contains(REVISION.toString());
    }

    private static Optional<String> logged() {
        ExtLogRecord line = new ExtLogRecord(Level.INFO, "said", AccessLogRevisionTest.class.getName());
        assertThat(new AccessLogRevision().isLoggable(line)).isTrue();
        return Optional.ofNullable(line.getMdc("revision"));
    }

    private static <T> T on(Context context, Supplier<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        context.runOnContext(ignored -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(10, TimeUnit.SECONDS);
    }
}
