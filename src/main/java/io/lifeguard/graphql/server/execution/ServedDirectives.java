package io.lifeguard.graphql.server.execution;

import graphql.Directives;
import graphql.GraphQLError;
import graphql.introspection.Introspection;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLSchema;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The directives that clients may use: those of the GraphQL specification. graphql-java adds its experimental ones to every
 * schema and ignores them unless they are enabled.
 */
final class ServedDirectives {
    private static final Set<String> EXPERIMENTAL = Set.of(
            Directives.DeferDirective.getName(), Directives.ExperimentalDisableErrorPropagationDirective.getName());

    private ServedDirectives() {}

    /** Removes the experimental directives from introspection. */
    static void register(GraphQLCodeRegistry.Builder code, GraphQLSchema schema) {
        List<GraphQLDirective> served = schema.getDirectives().stream()
                .filter(directive -> !EXPERIMENTAL.contains(directive.getName()))
                .toList();
        DataFetcher<List<GraphQLDirective>> fetcher = environment -> served;
        code.dataFetcher(FieldCoordinates.coordinates(Introspection.__Schema.getName(), "directives"), fetcher);
    }

    /** An error for each use of an experimental directive, in the words of graphql-java for other unknown directives. */
    static List<GraphQLError> validate(Document document) {
        List<GraphQLError> errors = new ArrayList<>();
        new NodeTraverser()
                .preOrder(
                        new NodeVisitorStub() {
                            @Override
                            @SuppressWarnings("rawtypes") // as graphql-java declares it
                            public TraversalControl visitDirective(
                                    Directive directive, TraverserContext<Node> context) {
                                if (EXPERIMENTAL.contains(directive.getName())) {
                                    errors.add(unknown(directive));
                                }
                                return TraversalControl.CONTINUE;
                            }
                        },
                        document);
        return errors;
    }

    private static GraphQLError unknown(Directive directive) {
        return GraphQLProblem.at(
                directive.getSourceLocation(),
                ErrorCode.INVALID_DOCUMENT,
                "Validation error (UnknownDirective) : Unknown directive '" + directive.getName() + "'");
    }
}
