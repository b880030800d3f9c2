package io.lifeguard.model.content;

/** A category, a room or an add-in: belongs to one chat pool and cannot move to another. */
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
