package io.lifeguard.service.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lifeguard.model.FailureCode;
import io.lifeguard.service.metrics.Counters;
import io.lifeguard.service.write.SlotQueue.SlotLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SlotQueueTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofSeconds(30);

    private final SlotQueue queue = queue(LONG, LONG);

    private static SlotQueue queue(Duration queueTimeout, Duration timeout) {
        return new SlotQueue(
                VERTX,
                new SlotLimits(2, 1, queueTimeout, timeout),
                QueueFailures.WRITES,
                Counters.rejected(new SimpleMeterRegistry(), "writes"));
    }

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void work_runs_one_after_the_other_in_the_order_in_which_it_was_queued() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<?>> done = new ArrayList<>();
        done.add(send(Uni.createFrom().completionStage(first).invoke(() -> order.add(1))));
        done.add(send(Uni.createFrom().item(2).invoke(order::add)));
        done.add(send(Uni.createFrom().item(3).invoke(order::add)));
        assertThat(order).isEmpty();
        first.complete(null);
        for (CompletableFuture<?> each : done) {
            each.get(10, TimeUnit.SECONDS);
        }
        assertThat(order).containsExactly(1, 2, 3);
    }

    @Test
    void a_full_queue_rejects_work_at_once_and_does_not_run_it() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        var unused0 = send(Uni.createFrom().completionStage(first));
        var unused1 = send(Uni.createFrom().item(1));
        CompletableFuture<Integer> last = send(Uni.createFrom().item(2));
        AtomicBoolean hasRun = new AtomicBoolean();
        assertThatThrownBy(() -> send(Uni.createFrom().item(3).invoke(() -> hasRun.set(true)))
                        .get(1, TimeUnit.SECONDS))
                .cause()
                .matches(FailureCode.BUSY::matches);
        first.complete(null);
        assertThat(last.get(10, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(hasRun).isFalse();
    }

    @Test
    void work_that_fails_or_throws_releases_its_slot() throws Exception {
        assertThatThrownBy(() -> send(Uni.createFrom().failure(new IllegalStateException("failed")))
                        .get())
                .hasMessageContaining("failed");
        assertThatThrownBy(() -> queue.execute(() -> {
                            throw new IllegalStateException("thrown");
                        })
                        .subscribeAsCompletionStage()
                        .get())
                .hasMessageContaining("thrown");
        assertThat(send(Uni.createFrom().item("next")).get(10, TimeUnit.SECONDS))
                .isEqualTo("next");
    }

    @Test
    void queued_work_whose_caller_cancels_is_removed() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        var unused3 = send(Uni.createFrom().completionStage(first));
        Cancellable gone = queue.execute(() -> Uni.createFrom().item("gone").invoke(done::add))
                .subscribe()
                .with(item -> {});
        gone.cancel();
        CompletableFuture<String> next = send(Uni.createFrom().item("next").invoke(done::add));
        first.complete(null);
        next.get(10, TimeUnit.SECONDS);
        assertThat(done).containsExactly("next");
    }

    @Test
    void work_that_has_begun_is_completed_when_its_caller_cancels() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        UniAssertSubscriber<Void> caller = queue.execute(
                        () -> Uni.createFrom().completionStage(first).invoke(() -> done.add("first")))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        caller.cancel();
        CompletableFuture<String> next = send(Uni.createFrom().item("next").invoke(done::add));
        first.complete(null);
        next.get(10, TimeUnit.SECONDS);
        assertThat(done).containsExactly("first", "next");
    }

    @Test
    void work_that_never_ends_releases_its_slot_after_the_timeout() throws Exception {
        SlotQueue impatient = queue(LONG, Duration.ofMillis(100));
        CompletableFuture<?> stuck =
                impatient.execute(() -> Uni.createFrom().nothing()).subscribeAsCompletionStage();
        assertThat(impatient
                        .execute(() -> Uni.createFrom().item("next"))
                        .subscribeAsCompletionStage()
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo("next");
        assertThatThrownBy(() -> stuck.get(10, TimeUnit.SECONDS)).cause().matches(FailureCode.OUTCOME_UNKNOWN::matches);
    }

    @Test
    void work_that_waited_too_long_is_rejected_when_a_slot_is_free_and_does_not_run() throws Exception {
        SlotQueue queue = queue(Duration.ofMillis(50), LONG);
        CompletableFuture<Void> first = new CompletableFuture<>();
        queue.execute(() -> Uni.createFrom().completionStage(first)).subscribe().with(nothing -> {});
        AtomicBoolean hasRun = new AtomicBoolean();
        CompletableFuture<String> late = queue.execute(
                        () -> Uni.createFrom().item("late").invoke(() -> hasRun.set(true)))
                .subscribeAsCompletionStage();
        long queuedAt = System.nanoTime();
        await().until(() -> System.nanoTime() - queuedAt > Duration.ofMillis(50).toNanos());
        first.complete(null);
        assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS)).cause().matches(FailureCode.BUSY::matches);
        assertThat(hasRun).isFalse();
    }

    @Test
    void work_runs_on_a_context_of_its_own_and_is_answered_on_the_context_of_its_caller() throws Exception {
        Context caller = VertxContext.createNewDuplicatedContext(VERTX.getOrCreateContext());
        CompletableFuture<Context> workedOn = new CompletableFuture<>();
        CompletableFuture<Context> answeredOn = new CompletableFuture<>();
        caller.runOnContext(nothing -> queue.execute(() -> Uni.createFrom().item(Vertx.currentContext()))
                .subscribe()
                .with(context -> {
                    workedOn.complete(context);
                    answeredOn.complete(Vertx.currentContext());
                }));
        assertThat(workedOn.get(10, TimeUnit.SECONDS))
                .isNotSameAs(caller)
                .matches(VertxContext::isDuplicatedContext, "is a duplicated context");
        assertThat(answeredOn.get(10, TimeUnit.SECONDS)).isSameAs(caller);
    }

    private <T> CompletableFuture<T> send(Uni<T> work) {
        return queue.execute(() -> work).subscribeAsCompletionStage();
    }
}
