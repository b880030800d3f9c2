package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.store.sql.SqlFailures;
import io.lifeguard.store.write.ChangeWriter;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Single writes that share a transaction, and thus one lock and one flush to disk. */
final class CommitBatch {
    /** How far the transaction got, which says what its failure means for the writes. */
    private enum Stage {
        WAITING_FOR_LOCK,
        EXECUTING,
        COMMITTING
    }

    private final WriteTransaction transaction;
    private final Supplier<List<PendingWrite<?>>> queued;
    private Stage stage = Stage.WAITING_FOR_LOCK;
    private List<PendingWrite<?>> writes = List.of();

    /** @param queued takes the writes of this batch from the queue: as late as possible, so that they are many */
    CommitBatch(WriteTransaction transaction, Supplier<List<PendingWrite<?>>> queued) {
        this.transaction = transaction;
        this.queued = queued;
    }

    /** Executes the writes, each on the state that the ones before it leave; commits them; then answers each. */
    Uni<Void> commit() {
        return transaction
                .run(this::execute)
                .invoke(answers -> answers.forEach(Runnable::run))
                .replaceWithVoid()
                .onFailure(this::isNothingStored)
                .recoverWithUni(this::commitOneByOne)
                .onFailure()
                .transform(
                        failure -> SqlFailures.ofWrite(WriteTransaction.explain(failure, stage() == Stage.COMMITTING)));
    }

    /** Fails the writes of this batch; if it has none yet, those that wait for it. */
    void fail(Throwable failure) {
        takeWrites().forEach(write -> write.fail(failure));
    }

    private Uni<List<Runnable>> execute(ChangeWriter writer) {
        List<Runnable> answers = new ArrayList<>();
        Uni<Void> executed = Uni.createFrom().voidItem();
        for (PendingWrite<?> write : takeWrites()) {
            executed = executed.chain(() -> execute(write, writer))
                    .invoke(answers::add)
                    .replaceWithVoid();
        }
        return executed.invoke(this::beginCommit).replaceWith(answers);
    }

    /** Gives the answer for after the commit. */
    private static <T> Uni<Runnable> execute(PendingWrite<T> write, ChangeWriter writer) {
        return write.rule()
                .execute(writer, write.actor())
                .<Runnable>map(result -> () -> write.complete(result))
                .onFailure(CommitBatch::isAboutThisWrite)
                .recoverWithItem(failure -> () -> write.fail(failure));
    }

    /** Whether a write was not decided because of the facts that were read, so that the transaction can go on. */
    static boolean isAboutThisWrite(Throwable failure) {
        return FailureCode.STALE.matches(failure)
                || FailureCode.PRECONDITION_FAILED.matches(failure)
                || FailureCode.INVALID_VALUE.matches(failure);
    }

    /** Whether the transaction failed before its commit, or PostgreSQL refused the commit, as a deferred trigger does. */
    private boolean isNothingStored(Throwable failure) {
        return switch (stage()) {
            case WAITING_FOR_LOCK -> false;
            case EXECUTING -> true;
            case COMMITTING -> SqlFailures.isRefused(failure);
        };
    }

    /** Nothing of the batch is stored, and only one of its writes need be the cause. */
    private Uni<Void> commitOneByOne() {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (PendingWrite<?> write : takeWrites()) {
            done = done.chain(() -> commitAlone(write));
        }
        return done;
    }

    private <T> Uni<Void> commitAlone(PendingWrite<T> write) {
        return transaction
                .execute(write.rule(), write.actor())
                .invoke(write::complete)
                .onFailure()
                .invoke(write::fail)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private synchronized Stage stage() {
        return stage;
    }

    private synchronized List<PendingWrite<?>> takeWrites() {
        if (stage == Stage.WAITING_FOR_LOCK) {
            stage = Stage.EXECUTING;
            writes = queued.get();
        }
        return writes;
    }

    private synchronized void beginCommit() {
        stage = Stage.COMMITTING;
    }
}
