package io.lifeguard.service.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How many statements for single questions run at the same time: one while it is quick, since questions that wait for it
 * share the next one and cost less; more while statements are slow or more questions wait than one statement answers. Not
 * thread-safe.
 */
final class StatementSlots {
    /** A statement that has run for longer is slow, and others no longer wait for it. */
    static final Duration SLOW = Duration.ofMillis(5);

    private final int most;
    private final LongSupplier nanoTime;
    private final List<Statement> running = new ArrayList<>();

    /** @param most statements at the same time, from 1 */
    StatementSlots(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** A statement in progress, compared by identity: two may start in the same nanosecond. */
    static final class Statement {
        private final long startedNanos;

        private Statement(long startedNanos) {
            this.startedNanos = startedNanos;
        }
    }

    /**
     * Whether another statement may start now.
     *
     * @param isFull whether it would answer as many questions as a statement can
     */
    boolean isFree(boolean isFull) {
        return running.size() < most && (isFull || running.isEmpty() || areAllSlow());
    }

    private boolean areAllSlow() {
        long now = nanoTime.getAsLong();
        for (Statement statement : running) {
            if (now - statement.startedNanos < SLOW.toNanos()) {
                return false;
            }
        }
        return true;
    }

    Statement start() {
        Statement statement = new Statement(nanoTime.getAsLong());
        running.add(statement);
        return statement;
    }

    void end(Statement statement) {
        running.remove(statement);
    }
}
