package io.lifeguard.store.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.store.changes.LoggedWrite;
import io.lifeguard.store.entity.EntityTables;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SessionStatements;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.WriteConflict;
import io.lifeguard.store.sql.WriteLock;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes to the database in the transaction of one Hibernate session, which its caller opens and commits. */
public final class ChangeWriter {
    private static final Set<Subject<?>> OF_MANY_ROWS =
            Set.of(Subject.CLIENT_CONFIGURATION, Subject.POOL_CONTENT, Subject.POLICY_GRANTS);

    private final Mutiny.Session session;
    private final SqlExecutor statements;

    public ChangeWriter(Mutiny.Session session) {
        this.session = session;
        this.statements = new SessionStatements(session);
    }

    /** Takes the write lock; waits at most five seconds. */
    public Uni<Void> takeLock() {
        return statements.execute(WriteLock.TAKE_FOR_SINGLE_WRITES).replaceWithVoid();
    }

    /** Sends SQL in this transaction. */
    public SqlExecutor statements() {
        return statements;
    }

    /**
     * Applies changes in their order and appends each to the change log.
     *
     * @param changes one at least
     * @param rows the ids of the rows that the changes are about or refer to
     * @param actor who makes the changes
     * @return the revision number of the last change; fails with {@link ConstraintViolation} if the constraint of a rule
     *     refuses a change, with {@link WriteConflict} if a row has changed since the facts were read
     */
    public Uni<Long> apply(List<Change<?>> changes, RowIds rows, String actor) {
        LoggedWrite write = new LoggedWrite(statements, actor);
        Uni<Long> applied = Uni.createFrom().nullItem();
        for (int next = 0; next < changes.size(); ) {
            Change<?> change = changes.get(next);
            List<Change<ClientConfiguration>> configurations = configurationsLike(change, changes, next);
            List<Change<?>> rowByRow = rowByRow(changes, next);
            if (!configurations.isEmpty()) {
                applied = applied.chain(() -> ConfigurationChanges.apply(write, configurations, rows));
                next += configurations.size();
            } else if (!rowByRow.isEmpty()) {
                applied = applied.chain(() -> applyEach(rowByRow, rows, write));
                next += rowByRow.size();
            } else {
                applied = applied.chain(() -> applyMany(change, rows, write));
                next++;
            }
        }
        // a later write of the same transaction may create again what this one deleted
        return applied.invoke(session::clear);
    }

    /** The changes to client configurations from an index on that are of the same kind. */
    private static List<Change<ClientConfiguration>> configurationsLike(
            Change<?> first, List<Change<?>> changes, int from) {
        return changes.subList(from, changes.size()).stream()
                .takeWhile(c -> c.subject() == Subject.CLIENT_CONFIGURATION && c.kind() == first.kind())
                .flatMap(c -> Subject.CLIENT_CONFIGURATION.of(c).stream())
                .toList();
    }

    /** The changes from an index on that are about one row each; they are logged with one statement. */
    private static List<Change<?>> rowByRow(List<Change<?>> changes, int from) {
        return changes.subList(from, changes.size()).stream()
                .takeWhile(c -> !OF_MANY_ROWS.contains(c.subject()))
                .toList();
    }

    private Uni<Long> applyEach(List<Change<?>> changes, RowIds rows, LoggedWrite write) {
        Uni<Void> stored = Uni.createFrom().voidItem();
        for (Change<?> change : changes) {
            stored = stored.chain(() -> Subject.DIRECTORY_ATTRIBUTES
                    .of(change)
                    .map(attributes -> DirectoryAttributeChanges.apply(statements, attributes))
                    .orElseGet(() -> EntityTables.apply(change, rows, statements)));
        }
        return stored.chain(() -> write.append(changes));
    }

    private static Uni<Long> applyMany(Change<?> change, RowIds rows, LoggedWrite write) {
        return Subject.POOL_CONTENT
                .of(change)
                .map(content -> PoolContentRemoval.apply(write, content, rows))
                .orElseGet(() -> PolicyGrantRemoval.apply(
                        write, Subject.POLICY_GRANTS.of(change).orElseThrow(), rows));
    }
}
