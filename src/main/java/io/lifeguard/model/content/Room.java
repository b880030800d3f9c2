package io.lifeguard.model.content;

import java.util.Optional;

/**
 * A chat room.
 *
 * @param pool FQDN of the chat pool
 * @param category of the same chat pool
 * @param addIn of the same chat pool
 */
public record Room(
        String pool,
        String name,
        Optional<String> description,
        Category category,
        RoomType type,
        RoomPrivacy privacy,
        boolean disabled,
        Optional<AddIn> addIn)
        implements ContentItem {

    /** @throws IllegalArgumentException if the category or the add-in belongs to another chat pool */
    public Room {
        ContentItemId id = new ContentItemId(pool, name);
        if (!id.poolKey().equals(category.id().poolKey())
                || addIn.filter(a -> !a.id().poolKey().equals(id.poolKey())).isPresent()) {
            throw new IllegalArgumentException("a room refers only to items of its own chat pool");
        }
    }
}
