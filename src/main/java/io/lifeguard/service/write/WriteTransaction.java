package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Revision;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.write.GroupCommit.PendingWrite;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.write.SingleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The transaction of a single write: lock, facts, judgement, changes, log. */
@ApplicationScoped
public class WriteTransaction {
    private final SingleWrites writes;

    WriteTransaction(SingleWrites writes) {
        this.writes = writes;
    }

    /**
     * @param actor who makes the changes
     * @param judged is told before everything is committed: a failure until then has stored nothing
     */
    @WithTransaction
    public <T> Uni<WriteOutcome<T>> run(SerialWrites.WriteRule<T> judge, String actor, Runnable judged) {
        return writes.takeLock()
                .chain(() -> judge.apply(writes.statements()))
                .chain(grounds -> store(grounds, actor))
                .invoke(judged);
    }

    /**
     * Judges and stores writes one after the other, each on what the ones before it leave.
     *
     * @param taken gives the writes once the lock is held
     * @param judged is told before everything is committed: a failure until then has stored nothing
     * @return what to tell each of them as soon as it is committed
     */
    @WithTransaction
    Uni<List<Runnable>> runAll(Supplier<List<PendingWrite<?>>> taken, Runnable judged) {
        List<Runnable> answers = new ArrayList<>();
        return writes.takeLock()
                .chain(() -> {
                    Uni<Void> done = Uni.createFrom().voidItem();
                    for (PendingWrite<?> write : taken.get()) {
                        done = done.chain(() -> judge(write))
                                .invoke(answers::add)
                                .replaceWithVoid();
                    }
                    return done;
                })
                .invoke(judged)
                .replaceWith(answers);
    }

    private <T> Uni<Runnable> judge(PendingWrite<T> write) {
        return write.judge()
                .apply(writes.statements())
                .chain(grounds -> store(grounds, write.actor()))
                .<Runnable>map(outcome -> () -> write.answer(outcome))
                .onFailure(FailureCode.STALE::matches)
                .recoverWithItem(stale -> () -> write.fail(stale));
    }

    private <T> Uni<WriteOutcome<T>> store(VersionedFacts<WriteResult<T>> grounds, String actor) {
        WriteResult<T> judged = grounds.value();
        WriteDecision judgement = judged.judgement();
        if (judgement.changes().isEmpty()) {
            return Uni.createFrom().item(WriteOutcome.of(judged, judgement.isAccepted(), grounds.revision()));
        }
        return writes.carryOut(judgement.changes(), grounds.rows(), actor)
                .map(number -> WriteOutcome.of(
                        judged, true, new Revision(grounds.revision().epoch(), number)));
    }
}
