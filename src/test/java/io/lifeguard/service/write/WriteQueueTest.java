package io.lifeguard.service.write;

import static io.lifeguard.testing.Await.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.model.FailureCode;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WriteQueueTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofSeconds(30);

    private final WriteQueue queue = new WriteQueue(VERTX, 2, 1, LONG, LONG);

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void work_is_done_one_after_the_other_in_the_order_in_which_it_came() throws Exception {
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
    void whoever_finds_it_full_is_told_at_once_and_nothing_is_done() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        var unused0 = send(Uni.createFrom().completionStage(first));
        var unused1 = send(Uni.createFrom().item(1));
        var unused2 = send(Uni.createFrom().item(2));
        assertThatThrownBy(() -> send(Uni.createFrom().item(3)).get(1, TimeUnit.SECONDS))
                .cause()
                .matches(FailureCode.BUSY::matches);
        first.complete(null);
    }

    @Test
    void work_that_fails_or_throws_gives_its_turn_back() throws Exception {
        assertThatThrownBy(() -> send(Uni.createFrom().failure(new IllegalStateException("failed")))
                        .get())
                .hasMessageContaining("failed");
        assertThatThrownBy(() -> queue.inTurn(() -> {
                            throw new IllegalStateException("thrown");
                        })
                        .subscribeAsCompletionStage()
                        .get())
                .hasMessageContaining("thrown");
        assertThat(send(Uni.createFrom().item("next")).get(10, TimeUnit.SECONDS))
                .isEqualTo("next");
    }

    @Test
    void whoever_goes_away_while_waiting_loses_the_place() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        var unused3 = send(Uni.createFrom().completionStage(first));
        Cancellable gone = queue.inTurn(() -> Uni.createFrom().item("gone").invoke(done::add))
                .subscribe()
                .with(item -> {});
        gone.cancel();
        CompletableFuture<String> next = send(Uni.createFrom().item("next").invoke(done::add));
        first.complete(null);
        next.get(10, TimeUnit.SECONDS);
        assertThat(done).containsExactly("next");
    }

    @Test
    void work_that_has_begun_is_carried_through_when_its_caller_goes_away() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        UniAssertSubscriber<Void> caller = queue.inTurn(
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
    void work_that_is_never_answered_gives_its_turn_back_after_a_while() throws Exception {
        WriteQueue impatient = new WriteQueue(VERTX, 2, 1, LONG, Duration.ofMillis(100));
        CompletableFuture<?> stuck =
                impatient.inTurn(() -> Uni.createFrom().nothing()).subscribeAsCompletionStage();
        assertThat(impatient
                        .inTurn(() -> Uni.createFrom().item("next"))
                        .subscribeAsCompletionStage()
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo("next");
        assertThatThrownBy(() -> stuck.get(10, TimeUnit.SECONDS)).cause().matches(FailureCode.OUTCOME_UNKNOWN::matches);
    }

    @Test
    void whoever_has_waited_too_long_is_told_when_the_turn_comes_and_nothing_is_done() throws Exception {
        WriteQueue queue = new WriteQueue(VERTX, 2, 1, Duration.ofMillis(50), LONG);
        CompletableFuture<Void> first = new CompletableFuture<>();
        queue.inTurn(() -> Uni.createFrom().completionStage(first)).subscribe().with(nothing -> {});
        CompletableFuture<String> late =
                queue.inTurn(() -> Uni.createFrom().item("late")).subscribeAsCompletionStage();
        pause(100); // longer than it may wait
        first.complete(null);
        assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS)).cause().matches(FailureCode.BUSY::matches);
    }

    @Test
    void the_work_has_a_context_of_its_own_and_the_answer_comes_on_the_callers() throws Exception {
        Context caller = VERTX.getOrCreateContext();
        CompletableFuture<List<Context>> contexts = new CompletableFuture<>();
        caller.runOnContext(nothing -> {
            Context asked = Vertx.currentContext();
            queue.inTurn(() -> Uni.createFrom().item(Vertx.currentContext()))
                    .subscribe()
                    .with(working -> contexts.complete(List.of(asked, working, Vertx.currentContext())));
        });
        List<Context> found = contexts.get(10, TimeUnit.SECONDS);
        assertThat(found.get(1)).isNotSameAs(found.get(0));
        assertThat(Thread.currentThread()).isNotNull();
        assertThat(found.get(2)).isNotSameAs(found.get(1));
    }

    private <T> CompletableFuture<T> send(Uni<T> work) {
        return queue.inTurn(() -> work).subscribeAsCompletionStage();
    }
}
