package io.lifeguard.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.schemas.Schema;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import io.lifeguard.scim.dialect.AttributeNames.NamedAttribute;
import java.util.Map;
import java.util.Optional;

/** Resources as identity systems send them, in the form that the schema prescribes. */
public final class ResourceDialect {
    private static final String SCHEMAS = "schemas";

    private final ResourceType type;
    private final AttributeNames names;

    public ResourceDialect(ResourceType type) {
        this.type = type;
        this.names = new AttributeNames(type);
    }

    /** The same resource: its attributes by their names in the schema, each where it belongs, with values of its type. */
    public ObjectNode normalize(ObjectNode sent) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        sent.properties().forEach(member -> put(resource, member));
        resource.set(SCHEMAS, schemas(resource));
        return resource;
    }

    private void put(ObjectNode resource, Map.Entry<String, JsonNode> member) {
        Optional<Schema> extension = names.extension(member.getKey());
        if (extension.isPresent() && member.getValue().isObject()) {
            ObjectNode part = child(resource, extension.get().getNonNullId());
            member.getValue().properties().forEach(inner -> put(extension.get(), part, inner));
            return;
        }
        Optional<NamedAttribute> named = names.find(member.getKey());
        if (named.isEmpty()) {
            resource.set(member.getKey(), member.getValue());
            return;
        }
        NamedAttribute attribute = named.get();
        ObjectNode parent = attribute
                .extension()
                .map(schema -> child(resource, schema.getNonNullId()))
                .orElse(resource);
        JsonNode value = AttributeValues.normalize(attribute.last(), member.getValue());
        if (attribute.part().isEmpty()) {
            parent.set(attribute.attribute().getName(), value);
        } else if (!attribute.attribute().isMultiValued()) {
            child(parent, attribute.attribute().getName())
                    .set(attribute.part().get().getName(), value);
        } else {
            parent.withArray(attribute.attribute().getName())
                    .addObject()
                    .set(attribute.part().get().getName(), value);
        }
    }

    private static void put(Schema extension, ObjectNode part, Map.Entry<String, JsonNode> member) {
        Optional<SchemaAttribute> attribute = AttributeValues.find(extension.getAttributes(), member.getKey());
        part.set(
                attribute.map(SchemaAttribute::getName).orElse(member.getKey()),
                attribute
                        .map(a -> AttributeValues.normalize(a, member.getValue()))
                        .orElse(member.getValue()));
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode present ? present : parent.putObject(name);
    }

    /** Those of the attributes that are present: clients leave some out. */
    private ArrayNode schemas(ObjectNode resource) {
        ArrayNode schemas =
                JsonNodeFactory.instance.arrayNode().add(type.getMainSchema().getNonNullId());
        type.getAllSchemaExtensions().stream()
                .map(Schema::getNonNullId)
                .filter(resource::has)
                .forEach(schemas::add);
        return schemas;
    }
}
