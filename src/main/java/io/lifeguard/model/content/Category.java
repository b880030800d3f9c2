package io.lifeguard.model.content;

import java.util.Optional;

/**
 * A category of rooms.
 *
 * @param pool FQDN of the chat pool
 * @param parent name of the category that this one is below, of the same chat pool; only on a legacy chat pool
 */
public record Category(String pool, String name, Optional<String> description, Optional<String> parent)
        implements ContentItem {

    public Optional<ContentItemId> parentId() {
        return parent.map(name -> new ContentItemId(pool, name));
    }
}
