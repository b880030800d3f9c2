package io.lifeguard.graphql.pool;

import io.lifeguard.graphql.batching.BatchLoader;
import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.service.inventory.InventoryQueries;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Loads the chat pools that objects of other features refer to. */
@Singleton
public class ChatPoolLoader {
    private final BatchLoader<String, ChatPool> chatPools;

    ChatPoolLoader(InventoryQueries inventory) {
        chatPools = BatchLoader.ofExisting(inventory::chatPoolsByKey);
    }

    public Uni<ChatPoolObject> load(String fqdn) {
        return chatPools.load(Ids.key(fqdn)).map(ChatPoolObject::from);
    }
}
