package io.lifeguard.store;

import io.lifeguard.model.ChatPool;
import io.lifeguard.model.FrontEndPool;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

final class ChatPoolTable extends EntityTable<ChatPool> {
    static final String NAME = "chat_pools";

    ChatPoolTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(ChatPool after, Rows rows) {
        return new ChatPoolEntity().set(after, home(after, rows));
    }

    /** FQDN and release of a chat pool never change. */
    @Override
    Uni<Integer> update(ChatPool before, ChatPool after, Rows rows) {
        return ChatPoolEntity.update(
                "displayName = :displayName, homeId = :home, state = :state where id = :id",
                Values.with("id", rows.id(NAME, before.key()))
                        .and("displayName", after.displayName().orElse(null))
                        .and("home", home(after, rows))
                        .and("state", after.state())
                        .byName());
    }

    @Override
    Uni<Long> delete(ChatPool before, Rows rows) {
        return ChatPoolEntity.delete("id", rows.id(NAME, before.key()));
    }

    private static @Nullable Long home(ChatPool pool, Rows rows) {
        return pool.home()
                .map(FrontEndPool::key)
                .map(key -> rows.id(FrontEndPoolTable.NAME, key))
                .orElse(null);
    }
}
