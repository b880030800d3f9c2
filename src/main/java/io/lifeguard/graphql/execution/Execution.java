package io.lifeguard.graphql.execution;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AbortExecutionException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.reactivestreams.Publisher;

/**
 * Carries out requests, within the limits and with a code on every error. It stands in the place of SmallRye's service, so
 * that what comes over a web socket goes the same way; SmallRye's parses a document up to three times, keeps documents
 * without a bound, and hides what is wrong with them.
 */
@Singleton
@Alternative
@Priority(1)
public class Execution extends ExecutionService {
    private final Documents documents;
    private final GraphQL graphQL;

    Execution(GraphQLSchema graphQLSchema, Schema schema, Limits limits) {
        super(graphQLSchema, schema);
        Problems problems = new Problems();
        documents = new Documents(graphQLSchema, limits);
        graphQL = GraphQL.newGraphQL(graphQLSchema)
                .defaultDataFetcherExceptionHandler(problems)
                .instrumentation(new Admission(limits))
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(input.getGraphQLContext().<Document>get(Document.class))))
                .build();
    }

    /**
     * Carries out a request.
     *
     * @param allowed the kinds of operation that may come this way
     * @param context what SmallRye's fetchers want to know of the transport
     * @return the result; a request that is refused, or fails as a whole, has errors and no data
     */
    public CompletionStage<ExecutionResult> carryOut(
            GraphQLRequest request, Set<Operation> allowed, Map<String, Object> context) {
        try {
            return graphQL.executeAsync(input(request, documents.of(request.query()), allowed, context))
                    .handle((result, failure) -> failure == null ? coded(result) : Problems.failed(failure));
        } catch (AbortExecutionException e) {
            return CompletableFuture.completedFuture(coded(e.toExecutionResult()));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(Problems.failed(e));
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
    }

    /** What comes over a web socket. */
    @Override
    public void execute(
            JsonObject request, Map<String, Object> context, ExecutionResponseWriter writer, boolean asynchronous) {
        try {
            carryOut(
                            GraphQLRequest.ofJson(request.toString().getBytes(StandardCharsets.UTF_8)),
                            EnumSet.allOf(Operation.class),
                            context)
                    .thenAccept(result -> writer.write(new ExecutionResponse(result)));
        } catch (AbortExecutionException e) {
            writer.write(new ExecutionResponse(coded(e.toExecutionResult())));
        }
    }

    private static ExecutionInput input(
            GraphQLRequest request, Document document, Set<Operation> allowed, Map<String, Object> context) {
        SmallRyeContext ofFetchers = new SmallRyeContext(Execution.class.getName());
        ofFetchers.setRequest(JsonValue.EMPTY_JSON_OBJECT);
        SmallRyeContextManager.restore(ofFetchers);
        Map<Object, Object> values = new HashMap<>(context);
        values.put(SmallRyeContextManager.CONTEXT, ofFetchers);
        values.put(Document.class, document);
        values.put(Admission.ALLOWED, allowed);
        return ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName().orElse(null))
                .variables(request.variables())
                .graphQLContext(values)
                .locale(Wording.LOCALE)
                .build();
    }

    private static ExecutionResult coded(ExecutionResult result) {
        ExecutionResult coded = Problems.coded(result);
        if (coded.getData() instanceof Publisher<?> events) {
            return coded.transform(builder -> builder.data(new CodedEvents(events)));
        }
        return coded;
    }
}
