package io.lifeguard.store.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.store.changes.ChangeDocument;
import io.lifeguard.store.entity.AddInTable;
import io.lifeguard.store.entity.CategoryTable;
import io.lifeguard.store.entity.ChatPoolTable;
import io.lifeguard.store.entity.ClientConfigurationTable;
import io.lifeguard.store.entity.FrontEndPoolTable;
import io.lifeguard.store.entity.MigrationTable;
import io.lifeguard.store.entity.PolicyTable;
import io.lifeguard.store.entity.RoomTable;
import io.lifeguard.store.entity.UserTable;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SessionStatements;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.WriteLock;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Carries out changes in their order, in the transaction that its caller has opened. */
@ApplicationScoped
public class SingleWrites {
    private static final String APPEND =
            "insert into changes (actor, kind, subject_type, subject, subject_key, before, after)"
                    + " values ($1, $2, $3, $4, $5, nullif($6, '')::jsonb, nullif($7, '')::jsonb)"
                    + " returning revision";

    private final SessionStatements statements = new SessionStatements();
    private final FrontEndPoolTable frontEndPools = new FrontEndPoolTable();
    private final ChatPoolTable chatPools = new ChatPoolTable();
    private final PolicyTable policies = new PolicyTable();
    private final UserTable users = new UserTable();
    private final ClientConfigurationTable configurations = new ClientConfigurationTable();
    private final MigrationTable migrations = new MigrationTable();
    private final CategoryTable categories = new CategoryTable();
    private final RoomTable rooms = new RoomTable();
    private final AddInTable addIns = new AddInTable();

    /** Takes the lock that every writer takes first. Waits five seconds at most. */
    public Uni<Void> takeLock() {
        return statements.execute(WriteLock.TAKE_FOR_SINGLE_WRITES).replaceWithVoid();
    }

    /** For what the holder of the lock must read: in the same transaction. */
    public SqlExecutor statements() {
        return statements;
    }

    /**
     * Carries out the changes in their order and appends each to the log.
     *
     * @param changes one at least
     * @param rows where the things stand that the changes are about or refer to
     * @return the number of the last one's revision; fails with {@link ConstraintViolation} when a constraint of a rule
     *     refuses one
     */
    public Uni<Long> carryOut(List<Change<?>> changes, RowIds rows, String actor) {
        Uni<Long> done = Uni.createFrom().nullItem();
        for (int next = 0; next < changes.size(); ) {
            Change<?> change = changes.get(next);
            List<Change<ClientConfiguration>> alike = configurationsAlike(changes, next);
            done = alike.size() > 1
                    ? done.chain(() -> BulkConfigurationWrites.carryOut(alike, rows, actor))
                    : done.chain(() -> carryOut(change, rows, actor));
            next += Math.max(1, alike.size());
        }
        // what was removed may be stored anew by another write of the same transaction
        return done.call(() -> Panache.getSession().invoke(Mutiny.Session::clear));
    }

    /** The client configurations from there on to which the same happens. */
    private static List<Change<ClientConfiguration>> configurationsAlike(List<Change<?>> changes, int from) {
        Change.ChangeOperation kind = changes.get(from).kind();
        return changes.subList(from, changes.size()).stream()
                .takeWhile(c -> c.subject() == Subject.CLIENT_CONFIGURATION && c.kind() == kind)
                .flatMap(c -> Subject.CLIENT_CONFIGURATION.of(c).stream())
                .toList();
    }

    private Uni<Long> carryOut(Change<?> change, RowIds rows, String actor) {
        return Subject.POOL_CONTENT
                .of(change)
                .map(content -> PoolContentRemoval.carryOut(content, rows, actor))
                .orElseGet(() -> carryOut(change, rows).chain(() -> append(change, actor)));
    }

    private Uni<Void> carryOut(Change<?> change, RowIds rows) {
        return Subject.FRONT_END_POOL
                .of(change)
                .map(c -> frontEndPools.carryOut(c, rows))
                .or(() -> Subject.CHAT_POOL.of(change).map(c -> chatPools.carryOut(c, rows)))
                .or(() -> Subject.POLICY.of(change).map(c -> policies.carryOut(c, rows)))
                .or(() -> Subject.USER.of(change).map(c -> users.carryOut(c, rows)))
                .or(() -> Subject.CLIENT_CONFIGURATION.of(change).map(c -> configurations.carryOut(c, rows)))
                .or(() -> Subject.MIGRATION.of(change).map(c -> migrations.carryOut(c, rows)))
                .or(() -> Subject.CATEGORY.of(change).map(c -> categories.carryOut(c, rows)))
                .or(() -> Subject.ROOM.of(change).map(c -> rooms.carryOut(c, rows)))
                .or(() -> Subject.ADD_IN.of(change).map(c -> addIns.carryOut(c, rows)))
                .orElseThrow();
    }

    private Uni<Long> append(Change<?> change, String actor) {
        return statements
                .execute(
                        APPEND,
                        actor,
                        change.kind().name(),
                        change.subject().type(),
                        change.id(),
                        Ids.key(change.id()),
                        document(change.before()),
                        document(change.after()))
                .map(rows -> (Long) Objects.requireNonNull(rows.get(0)[0]));
    }

    private static String document(Optional<?> thing) {
        return thing.map(t -> ChangeDocument.of(t).encode()).orElse("");
    }
}
