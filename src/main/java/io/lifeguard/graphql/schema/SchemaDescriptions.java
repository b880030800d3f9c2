package io.lifeguard.graphql.schema;

import graphql.language.AbstractDescribedNode;
import graphql.language.Description;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The descriptions of the types, fields, arguments and values of the schema. They are written only in the resource
 * {@code schema.graphql}, which equals the served schema; a test compares them.
 */
final class SchemaDescriptions {
    static final String SCHEMA = "/schema.graphql";

    private final Map<String, String> texts = new HashMap<>();

    private SchemaDescriptions(String schema) {
        new SchemaParser().parse(schema).types().values().forEach(this::add);
        new SchemaParser().parse(schema).scalars().values().forEach(scalar -> add(scalar.getName(), scalar));
    }

    static SchemaDescriptions load() {
        try (InputStream file = Objects.requireNonNull(SchemaDescriptions.class.getResourceAsStream(SCHEMA))) {
            return new SchemaDescriptions(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param element {@code Type}, {@code Type.field}, {@code Type.field(argument)} or {@code Enum.VALUE} */
    Optional<String> of(String element) {
        return Optional.ofNullable(texts.get(element));
    }

    private void add(TypeDefinition<?> type) {
        String name = type.getName();
        if (type instanceof AbstractDescribedNode<?> described) {
            add(name, described);
        }
        if (type instanceof ObjectTypeDefinition object) {
            object.getFieldDefinitions().forEach(field -> {
                add(name + "." + field.getName(), field);
                field.getInputValueDefinitions()
                        .forEach(a -> add(name + "." + field.getName() + "(" + a.getName() + ")", a));
            });
        } else if (type instanceof InputObjectTypeDefinition input) {
            List<InputValueDefinition> fields = input.getInputValueDefinitions();
            fields.forEach(field -> add(name + "." + field.getName(), field));
        } else if (type instanceof EnumTypeDefinition values) {
            values.getEnumValueDefinitions().forEach(value -> add(name + "." + value.getName(), value));
        }
    }

    private void add(String element, AbstractDescribedNode<?> described) {
        Description text = described.getDescription();
        if (text != null) {
            texts.put(element, text.getContent());
        }
    }
}
