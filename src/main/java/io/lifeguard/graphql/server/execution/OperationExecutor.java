package io.lifeguard.graphql.server.execution;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AbortExecutionException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import graphql.schema.visibility.DefaultGraphqlFieldVisibility;
import io.lifeguard.service.CallerContext;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.reactivestreams.Publisher;

/**
 * Carries out requests, within the limits and with a code on every error. SmallRye's own service parses a document up to
 * three times, keeps documents without a bound, and hides what is wrong with them.
 */
@Singleton
public class OperationExecutor {
    private final DocumentCache documents;
    private final OperationSpans spans;
    private final GraphQL graphQL;

    OperationExecutor(GraphQLSchema schema, RequestLimits limits, OperationSpans spans) {
        this.spans = spans;
        ErrorMapper problems = new ErrorMapper();
        GraphQLSchema open = withAllFields(schema);
        documents = new DocumentCache(open, limits);
        graphQL = GraphQL.newGraphQL(open)
                .defaultDataFetcherExceptionHandler(problems)
                .instrumentation(new OperationGuard(limits, CallerContext::present))
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(input.getGraphQLContext().<Document>get(Document.class))))
                .build();
    }

    /** SmallRye matches every field of an answer with a pattern of fields to hide, also where none is to be hidden. */
    private static GraphQLSchema withAllFields(GraphQLSchema schema) {
        return schema.transformWithoutTypes(all -> all.codeRegistry(schema.getCodeRegistry()
                .transform(code -> code.fieldVisibility(DefaultGraphqlFieldVisibility.DEFAULT_FIELD_VISIBILITY))));
    }

    /**
     * Carries out a request.
     *
     * @param allowed the kinds of operation that may come this way
     * @param context what SmallRye's fetchers want to know of the transport
     * @return the result; a request that is refused, or fails as a whole, has errors and no data. The data of a subscription
     *     is a {@code Publisher} of results.
     */
    public CompletionStage<ExecutionResult> carryOut(
            GraphQLRequest request, Set<Operation> allowed, Map<String, Object> context) {
        try {
            Document document = documents.of(request.query());
            return spans.within(
                            request, document, () -> graphQL.executeAsync(input(request, document, allowed, context)))
                    .handle((result, failure) -> failure == null ? coded(result) : ErrorMapper.failed(failure));
        } catch (AbortExecutionException e) {
            return CompletableFuture.completedFuture(coded(e.toExecutionResult()));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(ErrorMapper.failed(e));
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
    }

    private static ExecutionInput input(
            GraphQLRequest request, Document document, Set<Operation> allowed, Map<String, Object> context) {
        SmallRyeContext ofFetchers = new SmallRyeContext(OperationExecutor.class.getName());
        ofFetchers.setRequest(JsonValue.EMPTY_JSON_OBJECT);
        SmallRyeContextManager.restore(ofFetchers);
        Map<Object, Object> values = new HashMap<>(context);
        values.put(SmallRyeContextManager.CONTEXT, ofFetchers);
        values.put(Document.class, document);
        values.put(OperationGuard.ALLOWED, allowed);
        return ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName().orElse(null))
                .variables(request.variables())
                .graphQLContext(values)
                .locale(PlainMessages.LOCALE)
                .build();
    }

    private static ExecutionResult coded(ExecutionResult result) {
        ExecutionResult coded = ErrorMapper.coded(result);
        if (coded.getData() instanceof Publisher<?> events) {
            return coded.transform(builder -> builder.data(new SubscriptionErrorCodes(events)));
        }
        return coded;
    }
}
