package io.lifeguard.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.captaingoldfish.scim.sdk.common.constants.enums.Type;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import java.util.List;
import java.util.Optional;

/**
 * Values as identity systems send them: booleans and numbers as texts, one value for a list, a text for an attribute with parts,
 * names in any case. What fits no type is left for the library to refuse.
 */
final class AttributeValues {
    private static final String VALUE = "value";

    private AttributeValues() {}

    static JsonNode normalize(SchemaAttribute attribute, JsonNode value) {
        if (!attribute.isMultiValued() || value.isNull()) {
            return single(attribute, value);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (value.isArray()) {
            value.forEach(element -> list.add(single(attribute, element)));
        } else {
            list.add(single(attribute, value));
        }
        return list;
    }

    /** One value of an attribute, which may be one of a list. */
    static JsonNode single(SchemaAttribute attribute, JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        return switch (attribute.getType()) {
            case COMPLEX -> complex(attribute, value);
            case BOOLEAN -> flag(value);
            case INTEGER -> number(value);
            case STRING, REFERENCE, DATE_TIME, BINARY ->
                value.isNumber() || value.isBoolean() ? TextNode.valueOf(value.asText()) : value;
            default -> value;
        };
    }

    private static JsonNode complex(SchemaAttribute attribute, JsonNode value) {
        if (value.isObject()) {
            return members(attribute.getSubAttributes(), (ObjectNode) value);
        }
        boolean hasValue = find(attribute.getSubAttributes(), VALUE).isPresent();
        return value.isValueNode() && hasValue
                ? JsonNodeFactory.instance.objectNode().set(VALUE, TextNode.valueOf(value.asText()))
                : value;
    }

    /** The members of an object by their names in the schema; others stay as they are. */
    private static ObjectNode members(List<SchemaAttribute> attributes, ObjectNode object) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> {
            Optional<SchemaAttribute> attribute = find(attributes, member.getKey());
            named.set(
                    attribute.map(SchemaAttribute::getName).orElse(member.getKey()),
                    attribute.map(a -> normalize(a, member.getValue())).orElse(member.getValue()));
        });
        return named;
    }

    static Optional<SchemaAttribute> find(List<SchemaAttribute> attributes, String name) {
        return attributes.stream()
                .filter(attribute -> attribute.getName().equalsIgnoreCase(name))
                .findFirst();
    }

    private static JsonNode flag(JsonNode value) {
        String text = value.asText().strip();
        if (text.equalsIgnoreCase("true") || text.equals("1")) {
            return BooleanNode.TRUE;
        }
        return text.equalsIgnoreCase("false") || text.equals("0") ? BooleanNode.FALSE : value;
    }

    private static JsonNode number(JsonNode value) {
        return value.isTextual() && value.asText().matches("-?[0-9]{1,9}")
                ? IntNode.valueOf(Integer.parseInt(value.asText()))
                : value;
    }

    static boolean isComplex(SchemaAttribute attribute) {
        return attribute.getType() == Type.COMPLEX;
    }
}
