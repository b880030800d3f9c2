package io.lifeguard.scim.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ClassPathReferences;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import java.util.Set;

/** The schemas of users. Passwords are not among the attributes: nothing here could keep them. */
final class UserSchema {
    static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:lifeguard:2.0:User";

    static final String HOME_POOL = "homePool";
    static final String HOSTING = "hosting";
    static final String GRANTED_POLICY = "grantedPolicy";
    static final String EFFECTIVE_POLICY = "effectivePolicy";
    static final String ELIGIBILITIES = "eligibilities";

    /** The members of a user that are not kept as they came. */
    static final Set<String> MANAGED = Set.of(
            "schemas",
            "id",
            "externalId",
            "meta",
            "userName",
            "displayName",
            "active",
            "groups",
            "password",
            EXTENSION);

    private UserSchema() {}

    static JsonNode resourceType() {
        ObjectNode type = (ObjectNode) JsonHelper.loadJsonDocument(ClassPathReferences.USER_RESOURCE_TYPE_JSON);
        ((ArrayNode) type.get("schemaExtensions"))
                .addObject()
                .put("schema", EXTENSION)
                .put("required", false);
        return type;
    }

    static JsonNode core() {
        ObjectNode schema = (ObjectNode) JsonHelper.loadJsonDocument(ClassPathReferences.USER_SCHEMA_JSON);
        ArrayNode attributes = (ArrayNode) schema.get("attributes");
        for (int i = attributes.size() - 1; i >= 0; i--) {
            if (attributes.get(i).get("name").asText().equals("password")) {
                attributes.remove(i);
            }
        }
        return schema;
    }

    static JsonNode enterprise() {
        return JsonHelper.loadJsonDocument(ClassPathReferences.ENTERPRISE_USER_SCHEMA_JSON);
    }

    static JsonNode extension() {
        return JsonHelper.loadJsonDocument("/scim/user-extension.json");
    }

    static String enterpriseUri() {
        return SchemaUris.ENTERPRISE_USER_URI;
    }
}
