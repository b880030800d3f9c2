package io.lifeguard.authzen;

import java.util.Map;

/**
 * A subject or a resource.
 *
 * @param properties as the client sent them; a value is a JSON value as {@code java.util} and {@code java.lang} represent it
 */
record AccessEntity(String type, String id, Map<String, Object> properties) {}
