package io.lifeguard.store.changes;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.store.sql.SessionStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;

/** Appends many changes of one subject and kind to the change log, in one statement. */
public final class BulkChangeEntries {
    private static final String APPEND = """
            with appended as (
              insert into changes (actor, kind, subject_type, subject, subject_key, before, after)
                select $1, $2, $3, d.entry ->> 'id', d.entry ->> 'key', d.entry -> 'before', d.entry -> 'after'
                  from jsonb_array_elements($4::text::jsonb) with ordinality d (entry, n)
                  order by d.n
                returning revision)
            select max(revision) from appended
            """;

    private static final SessionStatements STATEMENTS = new SessionStatements();

    private BulkChangeEntries() {}

    /**
     * Appends the changes in their order.
     *
     * @param changes one at least, all of one subject and kind
     * @return the number of the last change's revision
     */
    public static Uni<Long> append(List<? extends Change<?>> changes, String actor) {
        Change<?> first = changes.get(0);
        JsonArray entries = new JsonArray();
        changes.forEach(change -> entries.add(entry(change)));
        return STATEMENTS
                .execute(APPEND, actor, first.kind().name(), first.subject().type(), entries.encode())
                .map(rows -> (Long) Objects.requireNonNull(rows.get(0)[0]));
    }

    /** A missing state is left out, which makes it null in the row of the log. */
    private static JsonObject entry(Change<?> change) {
        JsonObject entry = new JsonObject().put("id", change.id()).put("key", Ids.key(change.id()));
        change.before().ifPresent(before -> entry.put("before", ChangeDocument.of(before)));
        change.after().ifPresent(after -> entry.put("after", ChangeDocument.of(after)));
        return entry;
    }
}
