package io.lifeguard.model.pool;

import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.Room;

/**
 * The number of items on a chat pool.
 *
 * @param pool key of the chat pool
 */
public record PoolContentCounts(String pool, int categories, int rooms, int addIns) {

    /** One item. */
    public static PoolContentCounts of(ContentItem item) {
        return new PoolContentCounts(
                item.id().poolKey(),
                item instanceof Category ? 1 : 0,
                item instanceof Room ? 1 : 0,
                item instanceof AddIn ? 1 : 0);
    }

    /** The items of both, which are on the same chat pool. */
    public PoolContentCounts plus(PoolContentCounts others) {
        return new PoolContentCounts(
                pool, categories + others.categories, rooms + others.rooms, addIns + others.addIns);
    }

    /** The number of all items. */
    public int total() {
        return categories + rooms + addIns;
    }
}
