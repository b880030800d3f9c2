package io.lifeguard.model.content;

/** What stands on one chat pool, and moves to no other: a category, a room, an add-in. */
public interface ContentItem {

    /** FQDN of the chat pool. */
    String pool();

    String name();

    default ContentItemId id() {
        return new ContentItemId(pool(), name());
    }

    /** The folded id. */
    default String key() {
        return id().key();
    }
}
