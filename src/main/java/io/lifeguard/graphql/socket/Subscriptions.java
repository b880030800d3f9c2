package io.lifeguard.graphql.socket;

import static io.smallrye.graphql.JsonProviderHolder.JSON_PROVIDER;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.lifeguard.model.Revision;
import io.lifeguard.service.Revisions;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.reactivestreams.Publisher;

/** Begins the subscriptions that clients ask for. */
@Singleton
class Subscriptions {
    private static final Logger LOG = Logger.getLogger(Subscriptions.class);
    private static final String ONLY_SUBSCRIPTIONS =
            "Only subscriptions go over a socket; post queries and mutations to /graphql.";

    private final ExecutionService engine;
    private final Revisions revisions;

    Subscriptions(ExecutionService engine, Revisions revisions) {
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
            if (isSubscription(request.getString("query"), request.getString("operationName", ""))) {
                execute(request, asker);
            } else {
                asker.refused(error(ONLY_SUBSCRIPTIONS, "INVALID_VALUE"));
            }
        });
    }

    private void execute(JsonObject request, Asker asker) {
        try {
            engine.executeAsync(request, new HashMap<>(Map.of("runBlocking", false)), new Answer(asker));
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
    }

    /** As they are sent. */
    static JsonArray errors(List<GraphQLError> errors) {
        return new ExecutionResponse(new ExecutionResultImpl(errors))
                .getExecutionResultAsJsonObject()
                .getJsonArray("errors");
    }

    private static JsonArray error(String message, String code) {
        return JSON_PROVIDER
                .createArrayBuilder()
                .add(JSON_PROVIDER
                        .createObjectBuilder()
                        .add("message", message)
                        .add("extensions", JSON_PROVIDER.createObjectBuilder().add("code", code)))
                .build();
    }

    /** Of a document that names no one operation the engine says what is wrong with it. */
    private static boolean isSubscription(String query, String operationName) {
        List<OperationDefinition> operations;
        try {
            Document document = new Parser().parseDocument(query);
            operations = document.getDefinitionsOfType(OperationDefinition.class);
        } catch (InvalidSyntaxException e) {
            return true;
        }
        return operations.stream()
                .filter(o -> operationName.isEmpty() || operationName.equals(o.getName()))
                .allMatch(o -> o.getOperation() == OperationDefinition.Operation.SUBSCRIPTION);
    }

    private record Answer(Asker asker) implements ExecutionResponseWriter {

        @Override
        public void write(ExecutionResponse response) {
            ExecutionResult result = response.getExecutionResult();
            if (result.getData() instanceof Publisher<?> results) {
                asker.streams(cast(results));
            } else {
                asker.refused(errors(result.getErrors()));
            }
        }

        @Override
        public void fail(Throwable failure) {
            LOG.error("A subscription cannot begin", failure);
            asker.refused(error("Internal server error", "INTERNAL"));
        }

        @SuppressWarnings("unchecked")
        private static Publisher<ExecutionResult> cast(Publisher<?> results) {
            return (Publisher<ExecutionResult>) results;
        }
    }
}
