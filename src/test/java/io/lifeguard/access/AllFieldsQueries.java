package io.lifeguard.access;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Questions that select all there is, whatever later work adds to the schema: one for each root field. */
final class AllFieldsQueries {
    private static final int DEEPEST = 7;

    private final GraphQLSchema schema;
    private final Map<String, String> arguments;

    /** @param arguments literals for what root fields cannot do without, by name, or by field and name: {@code room.id} */
    AllFieldsQueries(GraphQLSchema schema, Map<String, String> arguments) {
        this.schema = schema;
        this.arguments = arguments;
    }

    List<String> documents() {
        return schema.getQueryType().getFieldDefinitions().stream()
                .map(field -> "{ " + asked(field, Set.of()).orElseThrow() + " }")
                .toList();
    }

    private Optional<String> asked(GraphQLFieldDefinition field, Set<String> above) {
        String given = field.getArguments().stream()
                .flatMap(argument -> literal(field, argument).stream().map(value -> argument.getName() + ": " + value))
                .collect(Collectors.joining(", "));
        String called = given.isEmpty() ? field.getName() : field.getName() + "(" + given + ")";
        if (!(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type)) {
            return Optional.of(called);
        }
        // round in circles nothing new comes
        if (above.contains(type.getName()) || above.size() == DEEPEST) {
            return Optional.empty();
        }
        Set<String> path = new LinkedHashSet<>(above);
        path.add(type.getName());
        return Optional.of(called + " { "
                + type.getFieldDefinitions().stream()
                        .flatMap(below -> asked(below, path).stream())
                        .collect(Collectors.joining(" "))
                + " }");
    }

    private Optional<String> literal(GraphQLFieldDefinition field, GraphQLArgument argument) {
        Optional<String> known = Optional.ofNullable(arguments.get(field.getName() + "." + argument.getName()))
                .or(() -> Optional.ofNullable(arguments.get(argument.getName())));
        if (known.isEmpty() && GraphQLTypeUtil.isNonNull(argument.getType())) {
            throw new AssertionError("say what to ask " + field.getName() + " for: " + argument.getName());
        }
        return known;
    }
}
