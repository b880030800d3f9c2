package io.lifeguard.scim.dialect;

import de.captaingoldfish.scim.sdk.common.schemas.Schema;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import java.util.List;
import java.util.Optional;

/** The attributes of a resource type by the names that identity systems give them, in any case. */
final class AttributeNames {
    private final ResourceType type;

    AttributeNames(ResourceType type) {
        this.type = type;
    }

    /**
     * An attribute.
     *
     * @param extension of the attribute; empty for one of the core schema
     * @param attribute the one of the first level
     * @param part of that attribute; empty for the whole
     */
    record NamedAttribute(Optional<Schema> extension, SchemaAttribute attribute, Optional<SchemaAttribute> part) {
        /** The one that a value belongs to. */
        SchemaAttribute last() {
            return part.orElse(attribute);
        }

        /** The path that the library reads. */
        String path(String filter) {
            return extension.map(schema -> schema.getNonNullId() + ":").orElse("")
                    + attribute.getName()
                    + filter
                    + part.map(p -> "." + p.getName()).orElse("");
        }
    }

    Optional<Schema> extension(String uri) {
        return type.getAllSchemaExtensions().stream()
                .filter(schema -> schema.getNonNullId().equalsIgnoreCase(uri))
                .findFirst();
    }

    /** Finds {@code name}, {@code name.part} and both after the URI of a schema and a colon. */
    Optional<NamedAttribute> find(String name) {
        for (Schema schema : type.getAllSchemas()) {
            String prefix = schema.getNonNullId() + ":";
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return find(schema, name.substring(prefix.length()));
            }
        }
        return find(type.getMainSchema(), name);
    }

    private Optional<NamedAttribute> find(Schema schema, String name) {
        String[] names = name.split("\\.", 2);
        Optional<Schema> extension = Optional.of(schema)
                .filter(s -> !s.getNonNullId().equals(type.getMainSchema().getNonNullId()));
        return AttributeValues.find(schema.getAttributes(), names[0]).flatMap(attribute -> {
            if (names.length == 1) {
                return Optional.of(new NamedAttribute(extension, attribute, Optional.empty()));
            }
            List<SchemaAttribute> parts = attribute.getSubAttributes();
            return AttributeValues.find(parts, names[1])
                    .map(part -> new NamedAttribute(extension, attribute, Optional.of(part)));
        });
    }
}
