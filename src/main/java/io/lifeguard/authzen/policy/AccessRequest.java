package io.lifeguard.authzen.policy;

import java.util.Map;

/** One question: may the subject carry out the action on the resource in this context? */
public record AccessRequest(
        AccessEntity subject, AccessAction action, AccessEntity resource, Map<String, Object> context) {}
