package io.lifeguard.graphql.server.websocket;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.language.OperationDefinition;
import io.lifeguard.access.Caller;
import io.lifeguard.graphql.server.execution.GraphQLRequest;
import io.lifeguard.graphql.server.execution.OperationExecutor;
import io.lifeguard.model.Revision;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.changes.RevisionService;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reactivestreams.Publisher;

/** Begins the subscriptions that clients ask for. */
@Singleton
class Subscriptions {
    private static final Set<OperationDefinition.Operation> ALLOWED =
            Set.of(OperationDefinition.Operation.SUBSCRIPTION);

    private final OperationExecutor execution;
    private final RevisionService revisions;

    Subscriptions(OperationExecutor execution, RevisionService revisions) {
        this.execution = execution;
        this.revisions = revisions;
    }

    /** Who asks for a subscription: is told of one outcome, once; and if that cannot be told on, of that failure. */
    interface SubscriptionClient {
        void streams(Publisher<ExecutionResult> results);

        /** @param errors one at least */
        void refused(JsonArray errors);

        void broke(Throwable failure);
    }

    /**
     * Begins one, as a request of its own on the present event loop.
     *
     * @param request as GraphQL over HTTP has it
     * @param demanded the state that it must see at least
     * @param caller whose request it is
     */
    void begin(JsonObject request, Optional<Revision> demanded, Caller caller, SubscriptionClient asker) {
        Context own = VertxContext.createNewDuplicatedContext();
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(nothing -> {
            revisions.begin(demanded);
            CallerContext.enter(caller);
            carryOut(request, asker);
        });
    }

    private void carryOut(JsonObject request, SubscriptionClient asker) {
        try {
            execution
                    .carryOut(
                            GraphQLRequest.ofJson(request.toString().getBytes(StandardCharsets.UTF_8)),
                            ALLOWED,
                            Map.of("runBlocking", false))
                    .thenAccept(result -> answer(result, asker))
                    .exceptionally(failure -> {
                        asker.broke(failure);
                        return null;
                    });
        } catch (AbortExecutionException e) {
            answer(e.toExecutionResult(), asker);
        }
    }

    @SuppressWarnings("unchecked") // the data of a subscription is that
    private static void answer(ExecutionResult result, SubscriptionClient asker) {
        if (result.getData() instanceof Publisher<?> results) {
            asker.streams((Publisher<ExecutionResult>) results);
        } else {
            asker.refused(errors(result.getErrors()));
        }
    }

    /** As they are sent. */
    static JsonArray errors(List<GraphQLError> errors) {
        return new ExecutionResponse(new ExecutionResultImpl(errors))
                .getExecutionResultAsJsonObject()
                .getJsonArray("errors");
    }
}
