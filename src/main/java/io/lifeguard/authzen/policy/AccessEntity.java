package io.lifeguard.authzen.policy;

import java.util.Map;

/**
 * A subject or a resource.
 *
 * @param properties as the client sent them; a value is a JSON value as {@code java.util} and {@code java.lang} represent it
 */
public record AccessEntity(String type, String id, Map<String, Object> properties) {}
