package io.lifeguard.store;

import io.lifeguard.model.ChatPool;
import io.smallrye.mutiny.Uni;

final class ChatPoolTable extends EntityTable<ChatPool, ChatPoolEntity> {
    ChatPoolTable() {
        super("chat_pools");
    }

    static Uni<ChatPoolEntity> byKey(String key) {
        return ChatPoolEntity.<ChatPoolEntity>find("key", key).singleResult();
    }

    @Override
    Uni<ChatPoolEntity> find(ChatPool before) {
        return byKey(before.key());
    }

    @Override
    ChatPoolEntity create() {
        return new ChatPoolEntity();
    }

    @Override
    Uni<?> set(ChatPoolEntity entity, ChatPool after) {
        return after.home()
                .map(home -> FrontEndPoolTable.id(home).map(id -> entity.set(after, id)))
                .orElseGet(() -> Uni.createFrom().item(() -> entity.set(after, null)));
    }
}
