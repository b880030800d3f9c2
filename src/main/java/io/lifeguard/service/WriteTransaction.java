package io.lifeguard.service;

import io.lifeguard.model.Revision;
import io.lifeguard.rules.Judgement;
import io.lifeguard.store.Grounds;
import io.lifeguard.store.Primary;
import io.lifeguard.store.SingleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
    public <T> Uni<Outcome<T>> run(SerialWrites.Judge<T> judge) {
        return writes.takeLock().chain(() -> judge.apply(primary.client())).chain(this::store);
    }

    private <T> Uni<Outcome<T>> store(Grounds<Judged<T>> grounds) {
        Judged<T> judged = grounds.value();
        Judgement judgement = judged.judgement();
        if (judgement.changes().isEmpty()) {
            return Uni.createFrom().item(Outcome.of(judged, judgement.isAccepted(), grounds.revision()));
        }
        return writes.carryOut(judgement.changes(), grounds.rows(), actor)
                .map(number ->
                        Outcome.of(judged, true, new Revision(grounds.revision().epoch(), number)));
    }
}
