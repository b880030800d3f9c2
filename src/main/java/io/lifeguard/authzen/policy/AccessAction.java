package io.lifeguard.authzen.policy;

import java.util.Map;

/** What a subject does with a resource; {@code properties} as the client sent them. */
public record AccessAction(String name, Map<String, Object> properties) {}
