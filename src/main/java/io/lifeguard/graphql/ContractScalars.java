package io.lifeguard.graphql;

import graphql.Scalars;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.spi.EventingService;
import java.util.List;

/**
 * Scalars as GraphQL means them. SmallRye takes {@code @Id List<String>} for one id that is a list, and then cannot read
 * the ids in it; its {@code Int} takes {@code "5"} and wraps 3000000000 round.
 */
public final class ContractScalars implements EventingService {
    private static final String ID = "ID";

    @Override
    public String getConfigKey() {
        return "lifeguard.graphql.contract-scalars";
    }

    @Override
    public Operation createOperation(Operation operation) {
        operation.getArguments().stream()
                .filter(ContractScalars::isListOfIds)
                .forEach(argument -> argument.setReference(
                        io.smallrye.graphql.schema.model.Scalars.getIDScalar(String.class.getName())));
        return operation;
    }

    private static boolean isListOfIds(Argument argument) {
        return argument.getReference().getName().equals(ID)
                && argument.getReference().getClassName().equals(List.class.getName());
    }

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
        return GraphQLSchema.newSchema(SchemaTransformer.transformSchema(builder.build(), new PlainInt()));
    }

    private static final class PlainInt extends GraphQLTypeVisitorStub {
        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            return scalar.getName().equals(Scalars.GraphQLInt.getName())
                    ? changeNode(context, Scalars.GraphQLInt)
                    : TraversalControl.CONTINUE;
        }
    }
}
