package io.lifeguard.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Queries, mutations and subscriptions for everything in the served schema, with a wrong value in a known place. */
final class SchemaInputs {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST_INPUT = 5;
    private static final int DEEPEST_ANSWER = 4;

    private final List<Place> places;

    /** A place for a value: an argument of a root field, or a field of an input in one. */
    record Place(String operation, GraphQLFieldDefinition field, List<String> path) {
        @Override
        public String toString() {
            return field.getName() + "(" + String.join(".", path) + ")";
        }
    }

    /** A document with the values of its variables. */
    record Asked(String about, String operation, String document, ObjectNode variables) {}

    SchemaInputs(GraphQLSchema schema) {
        places = Stream.of(
                        places("query", schema.getQueryType()),
                        places("mutation", schema.getMutationType()),
                        places("subscription", schema.getSubscriptionType()))
                .flatMap(all -> all)
                .toList();
    }

    /** Every place that the schema has. A field without arguments is one. */
    List<Place> places() {
        return places;
    }

    private static Stream<Place> places(String operation, GraphQLObjectType type) {
        return type.getFieldDefinitions().stream()
                .flatMap(field -> field.getArguments().isEmpty()
                        ? Stream.of(new Place(operation, field, List.of()))
                        : field.getArguments().stream()
                                .flatMap(argument -> below(List.of(argument.getName()), argument.getType())
                                        .map(path -> new Place(operation, field, path))));
    }

    private static Stream<List<String>> below(List<String> path, GraphQLType type) {
        Stream<List<String>> itself = Stream.of(path);
        if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input && path.size() < DEEPEST_INPUT) {
            return Stream.concat(
                    itself,
                    input.getFieldDefinitions().stream()
                            .flatMap(field -> below(concat(path, field.getName()), field.getType())));
        }
        return itself;
    }

    /** Asks with that value in that place, and with what could be right elsewhere. */
    Asked asked(Place place, JsonNode value, SeededRandom draw) {
        ObjectNode variables = JSON.objectNode();
        List<String> declared = new ArrayList<>();
        List<String> given = new ArrayList<>();
        boolean inDocument = draw.chance(0.25);
        for (GraphQLArgument argument : place.field().getArguments()) {
            boolean meant = !place.path().isEmpty() && place.path().get(0).equals(argument.getName());
            if (!meant && GraphQLTypeUtil.isNullable(argument.getType()) && draw.chance(0.6)) {
                continue;
            }
            JsonNode given1 = meant
                    ? with(
                            argument.getName(),
                            argument.getType(),
                            place.path().subList(1, place.path().size()),
                            value,
                            draw)
                    : valid(argument.getName(), argument.getType(), 0, draw);
            String name = argument.getName();
            if (inDocument) {
                given.add(name + ": " + Literals.of(given1, argument.getType()));
            } else {
                variables.set(name, given1);
                declared.add("$" + name + ": " + GraphQLTypeUtil.simplePrint(argument.getType()));
                given.add(name + ": $" + name);
            }
        }
        String document = place.operation()
                + (declared.isEmpty() ? "" : "(" + String.join(", ", declared) + ")")
                + " { " + place.field().getName()
                + (given.isEmpty() ? "" : "(" + String.join(", ", given) + ")")
                + selected(place.field().getType(), 0, draw) + " }";
        return new Asked(place.toString(), place.operation(), document, variables);
    }

    /** A value of that type, but for what is wrong further below. */
    private static JsonNode with(
            String name, GraphQLInputType type, List<String> path, JsonNode value, SeededRandom draw) {
        if (path.isEmpty()) {
            return value;
        }
        GraphQLType plain = GraphQLTypeUtil.unwrapNonNull(type);
        if (plain instanceof GraphQLList list) {
            return JSON.arrayNode().add(with(name, (GraphQLInputType) list.getWrappedType(), path, value, draw));
        }
        JsonNode around = valid(name, type, 0, draw);
        GraphQLInputObjectType input = (GraphQLInputObjectType) plain;
        GraphQLInputType below = input.getField(path.get(0)).getType();
        return ((ObjectNode) around)
                .set(path.get(0), with(path.get(0), below, path.subList(1, path.size()), value, draw));
    }

    private static JsonNode valid(String name, GraphQLType type, int depth, SeededRandom draw) {
        GraphQLType plain = GraphQLTypeUtil.unwrapNonNull(type);
        if (plain instanceof GraphQLList list) {
            return JSON.arrayNode().add(valid(name, list.getWrappedType(), depth, draw));
        } else if (plain instanceof GraphQLInputObjectType input) {
            ObjectNode object = JSON.objectNode();
            input.getFieldDefinitions().stream()
                    .filter(field ->
                            GraphQLTypeUtil.isNonNull(field.getType()) || (depth < DEEPEST_INPUT && draw.chance(0.4)))
                    .forEach(field ->
                            object.set(field.getName(), valid(field.getName(), field.getType(), depth + 1, draw)));
            return object;
        } else if (plain instanceof GraphQLEnumType choice) {
            return JSON.textNode(draw.of(choice.getValues()).getName());
        }
        return switch (((GraphQLNamedType) plain).getName()) {
            case "Int" -> JSON.numberNode(1 + draw.below(60));
            case "Boolean" -> JSON.booleanNode(draw.chance(0.3));
            default -> JSON.textNode(ValidValues.forName(name, draw));
        };
    }

    private static String selected(GraphQLType type, int depth, SeededRandom draw) {
        if (!(GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLObjectType object)) {
            return "";
        }
        List<String> selected = new ArrayList<>();
        for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
            boolean scalar = !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType);
            if (scalar || (depth < DEEPEST_ANSWER && draw.chance(depth == 0 ? 0.5 : 0.25))) {
                arguments(field, draw)
                        .ifPresent(given ->
                                selected.add(field.getName() + given + selected(field.getType(), depth + 1, draw)));
            }
        }
        return " { __typename " + String.join(" ", selected) + " }";
    }

    /** Of a field further below: in the document, some of them wrong. */
    private static Optional<String> arguments(GraphQLFieldDefinition field, SeededRandom draw) {
        List<String> given = new ArrayList<>();
        for (GraphQLArgument argument : field.getArguments()) {
            if (GraphQLTypeUtil.isNonNull(argument.getType()) || draw.chance(0.3)) {
                JsonNode value =
                        draw.chance(0.1) ? draw.hostileValue() : valid(argument.getName(), argument.getType(), 0, draw);
                given.add(argument.getName() + ": " + Literals.of(value, argument.getType()));
            }
        }
        return Optional.of(given.isEmpty() ? "" : "(" + String.join(", ", given) + ")");
    }

    private static List<String> concat(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }
}
