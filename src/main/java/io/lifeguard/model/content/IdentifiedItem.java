package io.lifeguard.model.content;

import java.util.Optional;

/**
 * A category or an add-in with the id that the product gave it.
 *
 * @param identifier the folded {@code CategoryUri} or {@code AddinId}, known from an import
 */
public record IdentifiedItem<T extends ContentItem>(T item, Optional<String> identifier) {}
