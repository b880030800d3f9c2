package io.lifeguard.graphql.schema;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/**
 * Makes arguments and input fields with a default value non-null: {@code dryRun: null} is then an error and not another way to
 * write. SmallRye makes them nullable, also if they are {@code @NonNull}. The size of a page stays nullable, and null means the
 * default: relay-compiler refuses the variable {@code $first: Int} for {@code first: Int! = 50}.
 */
final class DefaultedArguments extends GraphQLTypeVisitorStub {
    private static final String PAGE_SIZE = "first";

    @Override
    public TraversalControl visitGraphQLArgument(
            GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
        return argument.hasSetDefaultValue() && !argument.getName().equals(PAGE_SIZE)
                ? changeNode(context, argument.transform(b -> b.type(nonNull(argument.getType()))))
                : TraversalControl.CONTINUE;
    }

    @Override
    public TraversalControl visitGraphQLInputObjectField(
            GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
        return field.hasSetDefaultValue()
                ? changeNode(context, field.transform(b -> b.type(nonNull(field.getType()))))
                : TraversalControl.CONTINUE;
    }

    private static GraphQLInputType nonNull(GraphQLInputType type) {
        return GraphQLTypeUtil.isNonNull(type) ? type : GraphQLNonNull.nonNull(type);
    }
}
