package io.lifeguard.graphql.schema;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes the schema that SmallRye GraphQL builds to the schema of the contract: adds the {@link SchemaDescriptions},
 * removes unused directives, makes {@link DefaultedArguments} non-null, and replaces scalars. SmallRye reads
 * {@code @Id List<String>} as one id, its {@code Int} accepts {@code "5"} and overflows for 3000000000, and graphql-java's
 * {@code ID} accepts lists and objects.
 */
public final class ContractSchema implements EventingService {
    private static final String ID = "ID";

    /** Without a key the service is always active. */
    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    @Override
    public Operation createOperation(Operation operation) {
        operation.getArguments().stream()
                .filter(ContractSchema::isListOfIds)
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
        GraphQLSchema schema =
                SchemaTransformer.transformSchema(builder.clearDirectives().build(), new DefaultedArguments());
        return GraphQLSchema.newSchema(
                SchemaTransformer.transformSchema(schema, new ContractVisitor(SchemaDescriptions.load())));
    }

    private static final class ContractVisitor extends GraphQLTypeVisitorStub {
        private final SchemaDescriptions descriptions;

        ContractVisitor(SchemaDescriptions descriptions) {
            this.descriptions = descriptions;
        }

        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            if (scalar.getName().equals(Scalars.GraphQLInt.getName())) {
                return changeNode(context, Scalars.GraphQLInt);
            } else if (scalar.getName().equals(ID)) {
                return changeNode(context, IdScalar.ID);
            }
            return describe(context, scalar.getName(), text -> scalar.transform(b -> b.description(text)));
        }

        @Override
        public TraversalControl visitGraphQLObjectType(
                GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            return describe(context, type.getName(), text -> type.transform(b -> b.description(text)));
        }

        @Override
        public TraversalControl visitGraphQLFieldDefinition(
                GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
            return describe(context, path(context, field), text -> field.transform(b -> b.description(text)));
        }

        @Override
        public TraversalControl visitGraphQLArgument(
                GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            if (!(context.getParentNode() instanceof GraphQLFieldDefinition field)) {
                return TraversalControl.CONTINUE;
            }
            return describe(
                    context,
                    path(context.getParentContext(), field) + "(" + argument.getName() + ")",
                    text -> argument.transform(b -> b.description(text)));
        }

        @Override
        public TraversalControl visitGraphQLEnumType(
                GraphQLEnumType type, TraverserContext<GraphQLSchemaElement> context) {
            return describe(context, type.getName(), text -> type.transform(b -> b.description(text)));
        }

        @Override
        public TraversalControl visitGraphQLEnumValueDefinition(
                GraphQLEnumValueDefinition value, TraverserContext<GraphQLSchemaElement> context) {
            return describe(context, path(context, value), text -> value.transform(b -> b.description(text)));
        }

        @Override
        public TraversalControl visitGraphQLInputObjectType(
                GraphQLInputObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            return describe(context, type.getName(), text -> type.transform(b -> b.description(text)));
        }

        @Override
        public TraversalControl visitGraphQLInputObjectField(
                GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
            return describe(context, path(context, field), text -> field.transform(b -> b.description(text)));
        }

        private TraversalControl describe(
                TraverserContext<GraphQLSchemaElement> context,
                String element,
                Function<String, ? extends GraphQLSchemaElement> described) {
            return descriptions
                    .of(element)
                    .map(text -> changeNode(context, described.apply(text)))
                    .orElse(TraversalControl.CONTINUE);
        }

        private static String path(TraverserContext<GraphQLSchemaElement> context, GraphQLNamedSchemaElement element) {
            return ((GraphQLNamedSchemaElement) context.getParentNode()).getName() + "." + element.getName();
        }
    }
}
