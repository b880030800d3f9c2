package io.lifeguard.graphql.server.execution;

import graphql.GraphQLError;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds variables that are null where null is not permitted. A nullable variable may be used for a non-null argument that has a
 * default value, which it then takes if the variable is absent; graphql-java notices during execution that it is null instead.
 */
final class NullVariables {
    private final GraphQLSchema schema;
    private final Map<String, Object> variables;
    private final boolean hasNull;
    private final List<GraphQLError> errors = new ArrayList<>();

    /** @param variables as coerced by graphql-java; absent ones have no entry */
    NullVariables(GraphQLSchema schema, Map<String, Object> variables) {
        this.schema = schema;
        this.variables = variables;
        this.hasNull = variables.containsValue(null);
    }

    void check(Field field, GraphQLFieldDefinition definition) {
        if (!hasNull) {
            return;
        }
        for (Argument given : field.getArguments()) {
            GraphQLArgument argument = definition.getArgument(given.getName());
            check(given.getValue(), argument.getType(), field.getName() + "(" + given.getName() + ")");
        }
    }

    /** Checks the directives of a selection. */
    void check(DirectivesContainer<?> selection) {
        if (!hasNull) {
            return;
        }
        for (Directive directive : selection.getDirectives()) {
            GraphQLDirective definition = schema.getDirective(directive.getName());
            for (Argument given : directive.getArguments()) {
                GraphQLArgument argument = definition.getArgument(given.getName());
                check(given.getValue(), argument.getType(), "@" + directive.getName() + "(" + given.getName() + ")");
            }
        }
    }

    List<GraphQLError> errors() {
        return errors;
    }

    private void check(@Nullable Value<?> value, GraphQLType type, String place) {
        if (value instanceof VariableReference variable) {
            checkVariable(variable, type, place);
        } else if (value instanceof ObjectValue object
                && GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLInputObjectType input) {
            for (ObjectField given : object.getObjectFields()) {
                GraphQLInputObjectField field = input.getFieldDefinition(given.getName());
                check(given.getValue(), field.getType(), place + "." + given.getName());
            }
        } else if (value instanceof ArrayValue list) {
            GraphQLType entry = GraphQLTypeUtil.unwrapOneAs(GraphQLTypeUtil.unwrapNonNull(type));
            list.getValues().forEach(each -> check(each, entry, place));
        }
    }

    private void checkVariable(VariableReference variable, GraphQLType type, String place) {
        String name = variable.getName();
        if (GraphQLTypeUtil.isNonNull(type) && variables.containsKey(name) && variables.get(name) == null) {
            errors.add(GraphQLProblem.at(
                    variable.getSourceLocation(),
                    ErrorCode.INVALID_VARIABLES,
                    "The variable $" + name + " is null; " + place
                            + " must not be null. Omit the variable to use the default value."));
        }
    }
}
