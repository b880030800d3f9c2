package io.lifeguard.scim.group;

import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A SCIM group as JSON. */
@RegisterForReflection
@SuppressWarnings("unchecked") // ObjectNode.deepCopy, which the library inherits
public class GroupNode extends ResourceNode {
    private static final long serialVersionUID = 1;
}
