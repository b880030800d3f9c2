package io.lifeguard.graphql.server.websocket;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.language.OperationDefinition;
import io.lifeguard.access.Caller;
import io.lifeguard.graphql.server.execution.GraphQLRequest;
import io.lifeguard.graphql.server.execution.OperationExecutor;
import io.lifeguard.http.UncaughtFailures;
import io.lifeguard.model.Revision;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.changes.RevisionService;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reactivestreams.Publisher;

/** Executes subscription requests. */
@Singleton
class Subscriptions {
    private static final Set<OperationDefinition.Operation> ALLOWED =
            Set.of(OperationDefinition.Operation.SUBSCRIPTION);

    private final OperationExecutor executor;
    private final RevisionService revisions;

    Subscriptions(OperationExecutor executor, RevisionService revisions) {
        this.executor = executor;
        this.revisions = revisions;
    }

    /** Receives the outcome of a request: one of the three methods is called, and {@link #broken} also if another throws. */
    interface SubscriptionClient {
        void started(Publisher<ExecutionResult> results);

        /** @param errors one at least */
        void rejected(JsonArray errors);

        void broken(Throwable failure);
    }

    /**
     * Executes a request on the current event loop, in a context of its own.
     *
     * @param request in the form of GraphQL over HTTP
     * @param demanded the revision that every result must have reached
     */
    void start(Map<String, Object> request, Optional<Revision> demanded, Caller caller, SubscriptionClient client) {
        Context context = VertxContext.createNewDuplicatedContext();
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(nothing -> {
            UncaughtFailures.listen(client::broken);
            revisions.begin(demanded);
            CallerContext.enter(caller);
            execute(request, client);
        });
    }

    private void execute(Map<String, Object> request, SubscriptionClient client) {
        try {
            executor.execute(GraphQLRequest.ofObject(request), ALLOWED, Map.of("runBlocking", false))
                    .thenAccept(result -> deliver(result, client))
                    .exceptionally(failure -> {
                        client.broken(failure);
                        return null;
                    });
        } catch (AbortExecutionException e) {
            deliver(e.toExecutionResult(), client);
        }
    }

    @SuppressWarnings("unchecked") // graphql-java documents it for subscriptions
    private static void deliver(ExecutionResult result, SubscriptionClient client) {
        if (result.getData() instanceof Publisher<?> results) {
            client.started((Publisher<ExecutionResult>) results);
        } else {
            client.rejected(errors(result.getErrors()));
        }
    }

    /** The errors in the form in which they are sent. */
    static JsonArray errors(List<GraphQLError> errors) {
        return new ExecutionResponse(new ExecutionResultImpl(errors))
                .getExecutionResultAsJsonObject()
                .getJsonArray("errors");
    }
}
