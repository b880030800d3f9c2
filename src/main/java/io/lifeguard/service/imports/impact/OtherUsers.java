package io.lifeguard.service.imports.impact;

import io.lifeguard.model.decision.Topology;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.imports.UncomparedUsers;
import io.lifeguard.store.imports.UncomparedUsers.UncomparedUser;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.PrimaryDatabase;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Consumer;

/**
 * Compares the users that the files of a rehearsal leave alone: what they gain and lose by changes of pools and policies.
 *
 * @param check throws if the rehearsal is to end
 */
public record OtherUsers(ImpactRecorder impact, WriteFactReads facts, Runnable check) {
    private static final int PAGE = 4_000;

    /**
     * Reads all users on one snapshot.
     *
     * @param reached the topology after the files
     * @param checkStored called with the topology of the snapshot; throws if it is not the one that the files were compared with
     */
    public Uni<Void> compare(PrimaryDatabase primary, Topology reached, Consumer<Topology> checkStored) {
        return primary.withConnection(connection -> primary.onSnapshot(connection, () -> {
            SqlExecutor snapshot = SqlExecutor.to(connection);
            return facts.topology(snapshot)
                    .invoke(stored -> checkStored.accept(stored.value()))
                    .chain(stored -> stored.value().equals(reached)
                            ? Uni.createFrom().voidItem()
                            : compare(snapshot, stored.value(), reached, ""));
        }));
    }

    private Uni<Void> compare(SqlExecutor snapshot, Topology stored, Topology reached, String after) {
        check.run();
        return UncomparedUsers.page(snapshot, impact.importId(), after, PAGE).chain(page -> {
            List<UserTransition> users = page.users().stream()
                    .map((UncomparedUser user) ->
                            UserTransition.unchanged(user.key(), user.externalKey(), user.address(), user.group()))
                    .toList();
            return impact.record(stored, reached, users).chain(() -> page.lastKey()
                    .map(last -> compare(snapshot, stored, reached, last))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
        });
    }
}
