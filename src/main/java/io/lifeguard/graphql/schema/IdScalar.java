package io.lifeguard.graphql.schema;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The scalar ID: a string or a whole number. The ID of graphql-java also accepts lists and objects as variables. */
final class IdScalar implements Coercing<Object, Object> {
    static final GraphQLScalarType ID = Scalars.GraphQLID.transform(scalar -> scalar.coercing(new IdScalar()));

    private final Coercing<?, ?> standard = Scalars.GraphQLID.getCoercing();

    private IdScalar() {}

    @Override
    public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
        return standard.serialize(result, context, locale);
    }

    @Override
    public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
        boolean wholeNumber = input instanceof Integer || input instanceof Long || input instanceof BigInteger;
        if (!wholeNumber && !(input instanceof String)) {
            throw new CoercingParseValueException("An ID is a string or a whole number.");
        }
        return input.toString();
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return standard.parseLiteral(input, variables, context, locale);
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return standard.valueToLiteral(input, context, locale);
    }
}
