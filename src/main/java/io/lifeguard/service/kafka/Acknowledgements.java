package io.lifeguard.service.kafka;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The acknowledgements of records that are sent in an order. They arrive in any order, and from any thread. */
final class Acknowledgements {
    private final Consumer<SendResult> completed;
    private final BitSet acknowledged = new BitSet();
    private int sent;
    private int answered;
    private boolean complete;
    private @Nullable Exception failure;

    /** @param completed runs once, when all that was sent is answered */
    Acknowledgements(Consumer<SendResult> completed) {
        this.completed = completed;
    }

    /**
     * What became of the records.
     *
     * @param acknowledged how many records are acknowledged, beginning with the first, up to one that is not
     * @param failure of any record, or of all
     */
    record SendResult(int acknowledged, Optional<Exception> failure) {}

    /** Counts a record that is about to be sent; returns its index. */
    synchronized int next() {
        return sent++;
    }

    /** Whether no record has failed so far. */
    synchronized boolean isWithoutFailure() {
        return failure == null;
    }

    /** @param failed null for a record that is acknowledged */
    void answer(int index, @Nullable Exception failed) {
        synchronized (this) {
            answered++;
            if (failed == null) {
                acknowledged.set(index);
            } else if (failure == null) {
                failure = failed;
            }
        }
        completeIfAnswered();
    }

    /** No more records follow. */
    void complete() {
        synchronized (this) {
            complete = true;
        }
        completeIfAnswered();
    }

    private void completeIfAnswered() {
        SendResult result;
        synchronized (this) {
            if (!complete || answered < sent) {
                return;
            }
            complete = false;
            result = new SendResult(acknowledged.nextClearBit(0), Optional.ofNullable(failure));
        }
        completed.accept(result);
    }
}
