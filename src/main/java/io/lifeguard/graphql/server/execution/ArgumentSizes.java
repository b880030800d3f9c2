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

/** What the arguments of fields come to, as far as sizes depend on them. */
final class ArgumentSizes {
    private final Map<String, Object> variables;

    /** @param variables as graphql-java has coerced them */
    ArgumentSizes(Map<String, Object> variables) {
        this.variables = variables;
    }

    /** A whole number; the argument's default where it is left out or null. */
    long number(Field field, GraphQLArgument argument) {
        Object given = value(field, argument);
        Object number = given == null ? GraphQLArgument.getArgumentDefaultValue(argument) : given;
        return number instanceof Number n ? n.longValue() : 0;
    }

    /** How many entries a list has; -1 where it is left out or null. */
    long entries(Field field, GraphQLArgument argument) {
        Object given = value(field, argument);
        if (given == null) {
            return -1;
        }
        return given instanceof Collection<?> list ? list.size() : 1;
    }

    /** Whether {@code @skip} and {@code @include} leave it in. */
    boolean includes(DirectivesContainer<?> selection) {
        return is(selection, "include", true) && !is(selection, "skip", false);
    }

    private boolean is(DirectivesContainer<?> selection, String directive, boolean otherwise) {
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
