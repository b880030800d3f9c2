package io.lifeguard.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as they stand in a document of GraphQL, and as JSON, where they may hold halves of surrogate pairs. */
final class Literals {
    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Literals() {}

    static String json(JsonNode value) {
        try {
            return ASCII.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** @param type which says what is a name and what a text, as far as the value fits it */
    static String of(JsonNode value, @Nullable GraphQLType type) {
        @Nullable GraphQLType plain = type == null ? null : GraphQLTypeUtil.unwrapAll(type);
        if (value.isArray()) {
            List<String> entries = new ArrayList<>();
            value.forEach(entry -> entries.add(of(entry, type)));
            return "[" + String.join(", ", entries) + "]";
        } else if (value.isObject()) {
            List<String> fields = new ArrayList<>();
            value.properties()
                    .forEach(field -> fields.add(field.getKey() + ": "
                            + of(
                                    field.getValue(),
                                    plain instanceof GraphQLInputObjectType input
                                                    && input.getField(field.getKey()) != null
                                            ? input.getField(field.getKey()).getType()
                                            : null)));
            return "{" + String.join(", ", fields) + "}";
        }
        boolean name = plain instanceof GraphQLEnumType
                && value.isTextual()
                && value.asText().matches("[A-Za-z_]\\w*");
        return name ? value.asText() : json(value);
    }
}
