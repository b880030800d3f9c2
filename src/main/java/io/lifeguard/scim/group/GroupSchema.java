package io.lifeguard.scim.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ClassPathReferences;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;

/** The schemas of groups. */
final class GroupSchema {
    static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:lifeguard:2.0:Group";
    static final String ENABLE = "enablePersistentChat";
    static final String DESCRIPTION = "description";
    static final String MEMBERS = "members";

    private GroupSchema() {}

    static JsonNode resourceType() {
        ObjectNode type = (ObjectNode) JsonHelper.loadJsonDocument(ClassPathReferences.GROUP_RESOURCE_TYPE_JSON);
        ArrayNode extensions = type.putArray("schemaExtensions");
        extensions.addObject().put("schema", EXTENSION).put("required", false);
        return type;
    }

    static JsonNode core() {
        return JsonHelper.loadJsonDocument(ClassPathReferences.GROUP_SCHEMA_JSON);
    }

    static JsonNode extension() {
        return JsonHelper.loadJsonDocument("/scim/group-extension.json");
    }
}
