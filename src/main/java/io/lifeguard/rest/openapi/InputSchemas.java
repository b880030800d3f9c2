package io.lifeguard.rest.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The schemas of what clients write: other members are refused, and null is as good as an absent member. */
final class InputSchemas {
    static final String SUFFIX = "Input";
    /** The inputs within others. */
    private static final Set<String> NESTED = Set.of("EligibilityQuestion", "Suppositions");

    private InputSchemas() {}

    static void restrict(Components components) {
        components.getSchemas().forEach((name, schema) -> {
            if (name.endsWith(SUFFIX) || NESTED.contains(name)) {
                restrict(schema);
            }
        });
    }

    private static void restrict(Schema schema) {
        List<String> required = Optional.ofNullable(schema.getRequired()).orElse(List.of());
        Map<String, Schema> properties = new LinkedHashMap<>();
        schema.getProperties()
                .forEach((name, property) ->
                        properties.put(name, required.contains(name) ? property : orNull(property)));
        schema.setProperties(properties);
        schema.setAdditionalPropertiesSchema(nothing());
    }

    /** The schema that no value matches. */
    private static Schema nothing() {
        return OASFactory.createSchema().booleanSchema(false);
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() == null) {
            List<SchemaType> types = new ArrayList<>(schema.getType());
            types.add(SchemaType.NULL);
            schema.setType(types);
            return schema;
        }
        return OASFactory.createSchema()
                .description(schema.getDescription())
                .anyOf(List.of(
                        OASFactory.createSchema().ref(schema.getRef()),
                        OASFactory.createSchema().addType(SchemaType.NULL)));
    }

    /** The schema of a merge patch (RFC 7396): no member is required, and null removes one that is not. */
    static Schema patchOf(Schema input) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(input.getDescription() + " A member that is absent keeps its value, and null removes it.")
                .properties(input.getProperties())
                .additionalPropertiesSchema(nothing());
    }
}
