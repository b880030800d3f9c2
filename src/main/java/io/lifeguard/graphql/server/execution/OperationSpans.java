package io.lifeguard.graphql.server.execution;

import graphql.ExecutionResult;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Creates a span for each operation if tracing is enabled. It has the operation's name and root fields, and no arguments. */
@Singleton
class OperationSpans {
    private static final int MAX_ATTRIBUTE_LENGTH = 200;

    private final Tracer tracer;
    private final boolean disabled;

    OperationSpans(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = tracer;
        this.disabled = disabled;
    }

    /** Runs the work within a span, on the current Vert.x context. */
    @SuppressWarnings("MustBeClosedChecker") // closed when the operation ends
    CompletableFuture<ExecutionResult> trace(
            GraphQLRequest request, Document document, Supplier<CompletableFuture<ExecutionResult>> work) {
        Optional<OperationDefinition> operation = disabled ? Optional.empty() : operation(request, document);
        if (operation.isEmpty()) {
            return work.get();
        }
        Span span = start(operation.get());
        Scope scope = span.makeCurrent();
        try {
            return work.get().whenComplete((result, failure) -> end(span, scope, result, failure));
        } catch (Throwable e) {
            end(span, scope, null, e);
            throw e;
        }
    }

    private Span start(OperationDefinition operation) {
        String kind = operation.getOperation().name().toLowerCase(Locale.ROOT);
        Span span = tracer.spanBuilder("GraphQL " + kind)
                .setAttribute("graphql.operation.type", kind)
                .setAttribute("graphql.fields", truncated(fields(operation)))
                .startSpan();
        if (operation.getName() != null) {
            span.setAttribute("graphql.operation.name", truncated(operation.getName()));
        }
        return span;
    }

    private static void end(Span span, Scope scope, @Nullable ExecutionResult result, @Nullable Throwable failure) {
        if (failure != null || (result != null && !result.getErrors().isEmpty())) {
            span.setStatus(StatusCode.ERROR);
        }
        scope.close();
        span.end();
    }

    /** The operation of a document that a request executes. */
    static Optional<OperationDefinition> operation(GraphQLRequest request, Document document) {
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        return request.operationName().isEmpty()
                ? operations.stream().findFirst()
                : operations.stream()
                        .filter(o -> request.operationName().get().equals(o.getName()))
                        .findFirst();
    }

    private static String fields(OperationDefinition operation) {
        return operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
                .map(Field::getName)
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String truncated(String text) {
        return text.length() > MAX_ATTRIBUTE_LENGTH ? text.substring(0, MAX_ATTRIBUTE_LENGTH) : text;
    }
}
