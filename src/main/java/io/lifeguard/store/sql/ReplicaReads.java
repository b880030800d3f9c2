package io.lifeguard.store.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The reads that the replica has not answered yet. Each can be failed, so that the primary is asked instead. */
final class ReplicaReads {
    private final Vertx vertx;
    private final Set<Unanswered> unanswered = ConcurrentHashMap.newKeySet();

    ReplicaReads(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Compared by identity: two reads may be sent in the same nanosecond. */
    private static final class Unanswered {
        private final long sentNanos = System.nanoTime();
        private final Context requester;
        private final Consumer<Throwable> answer;

        Unanswered(Context requester, Consumer<Throwable> answer) {
            this.requester = requester;
            this.answer = answer;
        }

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - sentNanos > age.toNanos();
        }

        void fail(Throwable failure) {
            requester.runOnContext(nothing -> answer.accept(failure));
        }
    }

    /**
     * A read that can be failed. An answer that arrives after that is dropped.
     *
     * @param beforeSending is called when the read can be failed already
     */
    <T> Uni<T> failable(Uni<T> read, Runnable beforeSending) {
        return Uni.createFrom().emitter(answer -> {
            Unanswered waiting = new Unanswered(vertx.getOrCreateContext(), answer::fail);
            unanswered.add(waiting);
            answer.onTermination(() -> unanswered.remove(waiting));
            beforeSending.run();
            read.subscribe().with(answer::complete, answer::fail);
        });
    }

    void failAll(Throwable failure) {
        fail(read -> true, failure);
    }

    /** Returns how many reads were that old. */
    int failOlderThan(Duration age, Throwable failure) {
        return fail(read -> read.isOlderThan(age), failure);
    }

    private int fail(Predicate<Unanswered> which, Throwable failure) {
        List<Unanswered> failed = unanswered.stream().filter(which).toList();
        unanswered.removeAll(failed);
        failed.forEach(read -> read.fail(failure));
        return failed.size();
    }
}
