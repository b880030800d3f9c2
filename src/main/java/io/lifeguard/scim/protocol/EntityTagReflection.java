package io.lifeguard.scim.protocol;

import de.captaingoldfish.scim.sdk.common.etag.ETag;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The library reads entity tags by a method that it finds by name. */
@RegisterForReflection(targets = ETag.class)
final class EntityTagReflection {
    private EntityTagReflection() {}
}
