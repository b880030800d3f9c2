package io.lifeguard.scim.user;

import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A SCIM user as JSON. */
@RegisterForReflection
@SuppressWarnings("unchecked") // ObjectNode.deepCopy, which the library inherits
public class UserNode extends ResourceNode {
    private static final long serialVersionUID = 1;
}
