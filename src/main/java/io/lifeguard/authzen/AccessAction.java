package io.lifeguard.authzen;

import java.util.Map;

/** What a subject does with a resource; {@code properties} as the client sent them. */
record AccessAction(String name, Map<String, Object> properties) {}
