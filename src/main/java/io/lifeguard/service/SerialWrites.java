package io.lifeguard.service;

import io.lifeguard.model.Revision;
import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.Violation;
import io.lifeguard.store.Primary;
import io.lifeguard.store.RefusedByDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** How every single write goes: in turn, under the lock, judged on exactly the state that it changes. */
@ApplicationScoped
public class SerialWrites {
    private final WriteQueue queue;
    private final WriteTransaction transaction;
    private final Primary primary;

    SerialWrites(WriteQueue queue, WriteTransaction transaction, Primary primary) {
        this.queue = queue;
        this.transaction = transaction;
        this.primary = primary;
    }

    /**
     * Judges a write and stores it if the rules accept it.
     *
     * @param dryRun judges it on one snapshot, without the lock, and stores nothing
     * @param judge gathers the facts through the client that it is given and asks the rules; gives the state that it
     *     judged on
     */
    Uni<Outcome> write(boolean dryRun, Function<SqlClient, Uni<Snapshot<Judgement>>> judge) {
        if (dryRun) {
            return primary.onOneSnapshot(judge).map(s -> new Outcome(s.value(), false, s.revision()));
        }
        return queue.inTurn(() -> transaction.run(judge))
                .onFailure(RefusedByDatabase.class)
                .recoverWithUni(e -> refused((RefusedByDatabase) e));
    }

    /** A constraint stood where the rules saw nothing: somebody wrote past the service. The answer is the rule's all the same. */
    private Uni<Outcome> refused(RefusedByDatabase refusal) {
        Violation violation = new Violation(refusal.rule(), "", refusal.rule().statement());
        Judgement judgement = new Judgement(List.of(violation), List.of(), List.of());
        return primary.present().map(revision -> new Outcome(judgement, false, revision));
    }

    static Revision after(Revision judgedOn, long number) {
        return new Revision(judgedOn.epoch(), number);
    }
}
