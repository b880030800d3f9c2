package io.lifeguard.scim.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import java.util.List;
import java.util.Map;

/** The description of the service (RFC 7643 5), without the members that only the library has: strict clients refuse them. */
final class ServiceDescription {
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "patch", List.of("supported"),
            "bulk", List.of("supported", "maxOperations", "maxPayloadSize"),
            "filter", List.of("supported", "maxResults"),
            "changePassword", List.of("supported"),
            "sort", List.of("supported"),
            "etag", List.of("supported"));

    private ServiceDescription() {}

    /** Clients read the first resource type as that of users. */
    static void putUsersFirst(ScimResponse response) {
        if (response.get("Resources") instanceof ArrayNode types) {
            for (int i = 0; i < types.size(); i++) {
                if (types.get(i).path("endpoint").asText().equals("/" + ScimPaths.USERS)) {
                    types.insert(0, types.remove(i));
                }
            }
        }
    }

    static void standardize(ScimResponse response) {
        MEMBERS.forEach((name, members) -> {
            if (response.get(name) instanceof ObjectNode feature) {
                feature.retain(members);
            }
        });
    }

    /** The schema of the configuration describes what the configuration has. */
    static void standardizeSchemas(ScimResponse response) {
        if (response.get("Resources") instanceof ArrayNode schemas) {
            schemas.forEach(ServiceDescription::standardizeSchema);
        } else {
            standardizeSchema(response);
        }
    }

    private static void standardizeSchema(JsonNode schema) {
        if (!schema.path("id").asText().equals(SchemaUris.SERVICE_PROVIDER_CONFIG_URI)) {
            return;
        }
        for (JsonNode attribute : schema.path("attributes")) {
            List<String> members = MEMBERS.get(attribute.path("name").asText());
            if (members != null && attribute.get("subAttributes") instanceof ArrayNode described) {
                for (int i = described.size() - 1; i >= 0; i--) {
                    if (!members.contains(described.get(i).path("name").asText())) {
                        described.remove(i);
                    }
                }
            }
        }
    }
}
