package io.lifeguard.model.content;

import java.util.Optional;

/**
 * A category of rooms.
 *
 * @param pool FQDN of the chat pool
 */
public record Category(String pool, String name, Optional<String> description) implements ContentItem {}
