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
 * What the served schema says of its types, fields, arguments and values. It is written in one place only, the resource
 * {@code schema.graphql}, where one reads it beside what it is about; that file is the served schema, and a test holds it
 * to that.
 */
final class SchemaDescriptions {
    static final String SCHEMA = "/schema.graphql";

    private final Map<String, String> texts = new HashMap<>();

    private SchemaDescriptions(String schema) {
        new SchemaParser().parse(schema).types().values().forEach(this::note);
        new SchemaParser().parse(schema).scalars().values().forEach(scalar -> note(scalar.getName(), scalar));
    }

    static SchemaDescriptions written() {
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

    private void note(TypeDefinition<?> type) {
        String name = type.getName();
        if (type instanceof AbstractDescribedNode<?> described) {
            note(name, described);
        }
        if (type instanceof ObjectTypeDefinition object) {
            object.getFieldDefinitions().forEach(field -> {
                note(name + "." + field.getName(), field);
                field.getInputValueDefinitions()
                        .forEach(a -> note(name + "." + field.getName() + "(" + a.getName() + ")", a));
            });
        } else if (type instanceof InputObjectTypeDefinition input) {
            List<InputValueDefinition> fields = input.getInputValueDefinitions();
            fields.forEach(field -> note(name + "." + field.getName(), field));
        } else if (type instanceof EnumTypeDefinition values) {
            values.getEnumValueDefinitions().forEach(value -> note(name + "." + value.getName(), value));
        }
    }

    private void note(String element, AbstractDescribedNode<?> described) {
        Description text = described.getDescription();
        if (text != null) {
            texts.put(element, text.getContent());
        }
    }
}
