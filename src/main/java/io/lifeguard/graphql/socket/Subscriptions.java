package io.lifeguard.graphql.socket;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.lifeguard.graphql.execution.Execution;
import io.lifeguard.graphql.execution.GraphQLRequest;
import io.lifeguard.model.Revision;
import io.lifeguard.service.Revisions;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Begins the subscriptions that clients ask for. */
@Singleton
class Subscriptions {
    private final Execution engine;
    private final Revisions revisions;

    Subscriptions(Execution engine, Revisions revisions) {
        this.engine = engine;
        this.revisions = revisions;
    }

    /** Who asks for a subscription: is told of one outcome, once. */
    interface Asker {
        void streams(Publisher<ExecutionResult> results);

        /** @param errors one at least */
        void refused(JsonArray errors);
    }

    /**
     * Begins one, as a request of its own on the present event loop.
     *
     * @param request as GraphQL over HTTP has it
     * @param demanded the state that it must see at least
     */
    void begin(JsonObject request, Optional<Revision> demanded, Asker asker) {
        Context own = VertxContext.createNewDuplicatedContext();
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(nothing -> {
            revisions.begin(demanded);
            engine.carryOut(
                            GraphQLRequest.ofJson(request.toString().getBytes(StandardCharsets.UTF_8)),
                            EnumSet.of(OperationDefinition.Operation.SUBSCRIPTION),
                            Map.of("runBlocking", false))
                    .thenAccept(result -> tell(result, asker));
        });
    }

    /** As they are sent. */
    static JsonArray errors(List<GraphQLError> errors) {
        return new ExecutionResponse(new ExecutionResultImpl(errors))
                .getExecutionResultAsJsonObject()
                .getJsonArray("errors");
    }

    private static void tell(ExecutionResult result, Asker asker) {
        if (result.getData() instanceof Publisher<?> results) {
            asker.streams(cast(results));
        } else {
            asker.refused(errors(result.getErrors()));
        }
    }

    @SuppressWarnings("unchecked") // what a subscription gives
    private static Publisher<ExecutionResult> cast(Publisher<?> results) {
        return (Publisher<ExecutionResult>) results;
    }
}
