package io.lifeguard.store.entity;

import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.StatementParameters;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

public final class ChatPoolTable extends EntityTable<ChatPool> {
    public static final String NAME = "chat_pools";

    public ChatPoolTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(ChatPool after, RowIds rows) {
        return new ChatPoolEntity().set(after, home(after, rows));
    }

    /** FQDN and release of a chat pool never change. */
    @Override
    Uni<Integer> update(ChatPool before, ChatPool after, RowIds rows) {
        return ChatPoolEntity.update(
                "displayName = :displayName, homeId = :home, state = :state where id = :id",
                StatementParameters.with("id", rows.id(NAME, before.key()))
                        .and("displayName", after.displayName().orElse(null))
                        .and("home", home(after, rows))
                        .and("state", after.state())
                        .byName());
    }

    @Override
    Uni<Long> delete(ChatPool before, RowIds rows) {
        return ChatPoolEntity.delete("id", rows.id(NAME, before.key()));
    }

    private static @Nullable Long home(ChatPool pool, RowIds rows) {
        return pool.home()
                .map(FrontEndPool::key)
                .map(key -> rows.id(FrontEndPoolTable.NAME, key))
                .orElse(null);
    }
}
