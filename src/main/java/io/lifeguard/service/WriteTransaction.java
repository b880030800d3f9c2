package io.lifeguard.service;

import io.lifeguard.model.Snapshot;
import io.lifeguard.rules.Judgement;
import io.lifeguard.store.Primary;
import io.lifeguard.store.SingleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The transaction of a single write: lock, facts, judgement, changes, log. */
@ApplicationScoped
public class WriteTransaction {
    private final SingleWrites writes;
    private final Primary primary;
    private final String actor;

    WriteTransaction(
            SingleWrites writes,
            Primary primary,
            @ConfigProperty(name = "lifeguard.actor", defaultValue = "local") String actor) {
        this.writes = writes;
        this.primary = primary;
        this.actor = actor;
    }

    @WithTransaction
    public Uni<Outcome> run(Function<SqlClient, Uni<Snapshot<Judgement>>> judge) {
        return writes.takeLock()
                .chain(() -> judge.apply(primary.underTheLock()))
                .chain(this::store);
    }

    private Uni<Outcome> store(Snapshot<Judgement> judged) {
        Judgement judgement = judged.value();
        if (judgement.changes().isEmpty()) {
            return Uni.createFrom().item(new Outcome(judgement, judgement.isAccepted(), judged.revision()));
        }
        return writes.carryOut(judgement.changes(), actor)
                .map(number -> new Outcome(judgement, true, SerialWrites.after(judged.revision(), number)));
    }
}
