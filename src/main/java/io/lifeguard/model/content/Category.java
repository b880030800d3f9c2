package io.lifeguard.model.content;

import java.util.Optional;

/**
 * What groups rooms.
 *
 * @param pool FQDN of the chat pool
 */
public record Category(String pool, String name, Optional<String> description) implements ContentItem {}
