package io.lifeguard.graphql.server.execution;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of arguments and directives that the size of an operation depends on. */
final class ArgumentSizes {
    private final Map<String, Object> variables;

    /** @param variables as coerced by graphql-java */
    ArgumentSizes(Map<String, Object> variables) {
        this.variables = variables;
    }

    /** The value of an integer argument; its default if it is absent or null. */
    long intValue(Field field, GraphQLArgument argument) {
        Object given = value(field, argument);
        Object number = given == null ? GraphQLArgument.getArgumentDefaultValue(argument) : given;
        return number instanceof Number n ? n.longValue() : 0;
    }

    /** The length of a list argument; -1 if it is absent or null. */
    long listLength(Field field, GraphQLArgument argument) {
        Object given = value(field, argument);
        if (given == null) {
            return -1;
        }
        return given instanceof Collection<?> list ? list.size() : 1;
    }

    /** Whether {@code @skip} and {@code @include} include a selection. */
    boolean includes(DirectivesContainer<?> selection) {
        return condition(selection, "include", true) && !condition(selection, "skip", false);
    }

    private boolean condition(DirectivesContainer<?> selection, String directive, boolean otherwise) {
        for (Directive each : selection.getDirectives(directive)) {
            return Boolean.TRUE.equals(value(each.getArgument("if")));
        }
        return otherwise;
    }

    private @Nullable Object value(Field field, GraphQLArgument argument) {
        return value(field.getArguments().stream()
                .filter(given -> given.getName().equals(argument.getName()))
                .findFirst()
                .orElse(null));
    }

    private @Nullable Object value(@Nullable Argument argument) {
        Value<?> value = argument == null ? NullValue.of() : argument.getValue();
        if (value instanceof VariableReference reference) {
            return variables.get(reference.getName());
        } else if (value instanceof ArrayValue list) {
            return list.getValues();
        } else if (value instanceof IntValue number) {
            return number.getValue();
        } else if (value instanceof BooleanValue truth) {
            return truth.isValue();
        }
        return value instanceof NullValue ? null : value;
    }
}
