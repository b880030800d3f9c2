package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.WriteConflict;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that have an entity, by what they store. */
public final class EntityTables {
    private static final Map<Subject<?>, EntityTable<?, ?>> BY_SUBJECT = Stream.of(
                    FrontEndPoolEntity.TABLE,
                    ChatPoolEntity.TABLE,
                    PolicyEntity.TABLE,
                    UserEntity.TABLE,
                    MigrationEntity.TABLE,
                    CategoryEntity.TABLE,
                    RoomEntity.TABLE,
                    AddInEntity.TABLE)
            .collect(Collectors.toUnmodifiableMap(EntityTable::subject, table -> table));

    private EntityTables() {}

    /**
     * Applies a change to the table of its subject, in the current session.
     *
     * @param statements executes SQL in the transaction of that session
     * @return fails with {@link ConstraintViolation} if the constraint of a rule refuses the change, with
     *     {@link WriteConflict} if the row no longer exists
     */
    public static Uni<Void> apply(Change<?> change, RowIds rows, SqlExecutor statements) {
        EntityTable<?, ?> table = Objects.requireNonNull(
                BY_SUBJECT.get(change.subject()), () -> change.subject().type() + " has no entity");
        return table.apply(change, rows, statements);
    }
}
