package io.lifeguard.store.changes;

import io.lifeguard.model.change.Change;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;

/**
 * Appends the changes of one write to the change log, with as many statements as it takes: the log marks them as one write.
 */
public final class LoggedWrite {
    private final SqlExecutor statements;
    private final String actor;
    private boolean begun;

    /**
     * @param statements sends them in the transaction of the write
     * @param actor who makes the changes
     */
    public LoggedWrite(SqlExecutor statements, String actor) {
        this.statements = statements;
        this.actor = actor;
    }

    /** Sends SQL in the transaction of the write. */
    public SqlExecutor statements() {
        return statements;
    }

    /**
     * Appends changes in their order with one statement.
     *
     * @param changes one at least
     * @return the revision number of the last change
     */
    public Uni<Long> append(List<? extends Change<?>> changes) {
        Boolean[] continues = new Boolean[changes.size()];
        Arrays.fill(continues, true);
        continues[0] = begun;
        begun = true;
        return ChangeEntries.append(statements, changes, actor, continues);
    }
}
