package io.lifeguard.graphql.server.execution;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AbortExecutionException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.introspection.GoodFaithIntrospection;
import graphql.language.Document;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import graphql.schema.visibility.DefaultGraphqlFieldVisibility;
import io.lifeguard.http.workers.LargeRequests;
import io.lifeguard.http.workers.RequestWorkers;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.changes.RevisionService;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import mutiny.zero.flow.adapters.AdaptersToReactiveStreams;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Executes GraphQL requests within the limits, with a code on every error. SmallRye's own service parses a document up to three
 * times, caches documents without a bound, and hides syntax errors.
 */
@Singleton
public class OperationExecutor {
    private final DocumentCache documents;
    private final OperationSpans spans;
    private final GraphQL graphQL;

    OperationExecutor(
            GraphQLSchema schema,
            RequestLimits limits,
            OperationSpans spans,
            RequestWorkers workers,
            LargeRequests largeRequests) {
        this.spans = spans;
        ErrorMapper errors = new ErrorMapper();
        ExecutionStrategies strategies = new ExecutionStrategies(errors, largeRequests);
        GraphQLSchema visible = visible(schema);
        documents = new DocumentCache(visible, limits, workers);
        graphQL = GraphQL.newGraphQL(visible)
                .defaultDataFetcherExceptionHandler(errors)
                .queryExecutionStrategy(strategies.ofQueries())
                .mutationExecutionStrategy(strategies.ofMutations())
                .instrumentation(new OperationGuard(limits, CallerContext::present))
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(input.getGraphQLContext().<Document>get(Document.class))))
                .build();
    }

    /** SmallRye matches every field of a result against a pattern of hidden fields, even if none is configured. */
    private static GraphQLSchema visible(GraphQLSchema schema) {
        return schema.transformWithoutTypes(
                all -> all.codeRegistry(schema.getCodeRegistry().transform(code -> {
                    code.fieldVisibility(DefaultGraphqlFieldVisibility.DEFAULT_FIELD_VISIBILITY);
                    ServedDirectives.register(code, schema);
                })));
    }

    /**
     * Executes a request. A long document that is not known yet is parsed by a worker; a large result is computed by one,
     * and emitted on its thread.
     *
     * @param permitted the kinds of operation that the transport permits
     * @param context entries of the GraphQL context for SmallRye's fetchers
     * @return the result; a request that is rejected, or fails as a whole, has errors and no data. The data of a subscription
     *     is a {@code Publisher} of results.
     */
    public CompletionStage<ExecutionResult> execute(
            GraphQLRequest request, Set<Operation> permitted, Map<String, Object> context) {
        if (documents.isQuick(request.query()) || RequestWorkers.isCurrent()) {
            return executed(() -> execute(request, documents.get(request.query()), permitted, context));
        }
        return executed(() -> documents
                .getOnWorker(request.query())
                .thenCompose(document -> executed(() -> execute(request, document, permitted, context))));
    }

    private CompletionStage<ExecutionResult> execute(
            GraphQLRequest request, Document document, Set<Operation> permitted, Map<String, Object> context) {
        if (isOf(Operation.QUERY, request, document)) {
            RevisionService.permitReplica();
        }
        try {
            return spans.trace(
                    request, document, () -> graphQL.executeAsync(input(request, document, permitted, context)));
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
    }

    /** The result of an execution, with a code on each error; a failure of the whole is a result too. */
    private static CompletionStage<ExecutionResult> executed(Supplier<CompletionStage<ExecutionResult>> execution) {
        try {
            return execution.get().handle((result, failure) -> failure == null ? coded(result) : failed(failure));
        } catch (Throwable e) {
            // graphql-java catches exceptions of fetchers, and no errors
            return CompletableFuture.completedFuture(failed(e));
        }
    }

    private static ExecutionResult failed(Throwable failure) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof AbortExecutionException aborted
                ? coded(aborted.toExecutionResult())
                : ErrorMapper.failed(failure);
    }

    /** Whether a valid request executes a mutation. */
    public boolean isMutation(GraphQLRequest request) {
        return isOf(Operation.MUTATION, request, documents.get(request.query()));
    }

    private static boolean isOf(Operation kind, GraphQLRequest request, Document document) {
        return OperationSpans.operation(request, document)
                .filter(operation -> operation.getOperation() == kind)
                .isPresent();
    }

    private static ExecutionInput input(
            GraphQLRequest request, Document document, Set<Operation> permitted, Map<String, Object> context) {
        SmallRyeContext smallRyeContext = new SmallRyeContext(OperationExecutor.class.getName());
        smallRyeContext.setRequest(JsonValue.EMPTY_JSON_OBJECT);
        SmallRyeContextManager.restore(smallRyeContext);
        Map<Object, Object> values = new HashMap<>(context);
        values.put(SmallRyeContextManager.CONTEXT, smallRyeContext);
        values.put(Document.class, document);
        values.put(OperationGuard.PERMITTED, permitted);
        // OperationMeasure bounds introspection as everything else; graphql-java's own check refuses what tools send
        values.put(GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED, true);
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
            Multi<ExecutionResult> results = Multi.createFrom()
                    .publisher(AdaptersToFlow.publisher(events))
                    .map(event -> ErrorMapper.coded((ExecutionResult) event));
            return coded.transform(builder -> builder.data(AdaptersToReactiveStreams.publisher(results)));
        }
        return coded;
    }
}
