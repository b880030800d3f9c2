package io.lifeguard.graphql.server.execution;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.lifeguard.access.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets an operation in, or not: of a kind that may come this way, of fields that its caller may have, and within the limits.
 * What is refused is told all that it asks too much of, and none of it is done.
 */
final class OperationGuard extends SimplePerformantInstrumentation {
    /** The key of the kinds of operation that may come this way. */
    static final String ALLOWED = "allowed operations";

    private static final GraphQLProblem BY_POST =
            GraphQLProblem.of(ErrorCode.METHOD_NOT_ALLOWED, "A mutation goes by POST.");
    private static final GraphQLProblem OVER_SOCKET = GraphQLProblem.of(
            ErrorCode.NEEDS_WEB_SOCKET,
            "A subscription goes over a web socket to this address, by graphql-transport-ws.");
    private static final GraphQLProblem OVER_HTTP = GraphQLProblem.of(
            ErrorCode.NEEDS_HTTP,
            "Only subscriptions go over a socket; queries and mutations go to this address by HTTP.");

    private final RequestLimits limits;
    private final Supplier<Optional<Caller>> caller;

    /** @param caller of the present request */
    OperationGuard(RequestLimits limits, Supplier<Optional<Caller>> caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        List<GraphQLError> problems = new ArrayList<>(kind(context));
        if (problems.isEmpty()) {
            problems.addAll(forbidden(context));
        }
        if (problems.isEmpty()) {
            problems.addAll(size(context));
        }
        if (!problems.isEmpty()) {
            throw new AbortExecutionException(problems);
        }
        return null;
    }

    /** What was asked, what the limit is, and how it is set. */
    static String message(String asked, long much, String limit, long most) {
        return String.format(
                Locale.ROOT, asked + "; the limit is %,d (%s.%s).", much, most, RequestLimits.PREFIX, limit);
    }

    private static List<GraphQLError> kind(ExecutionContext context) {
        Operation kind = context.getOperationDefinition().getOperation();
        Set<Operation> allowed = context.getGraphQLContext().get(ALLOWED);
        if (allowed.contains(kind)) {
            return List.of();
        }
        return List.of(allowed.contains(Operation.SUBSCRIPTION) ? OVER_HTTP : refusal(kind));
    }

    private static GraphQLProblem refusal(Operation kind) {
        return kind == Operation.SUBSCRIPTION ? OVER_SOCKET : BY_POST;
    }

    private List<GraphQLError> forbidden(ExecutionContext context) {
        String type = root(context.getGraphQLSchema(), context.getOperationDefinition())
                .getName();
        return new RootFields(type, context).forbidden(caller.get());
    }

    private List<GraphQLError> size(ExecutionContext context) {
        OperationDefinition operation = context.getOperationDefinition();
        OperationMeasure measure = new OperationMeasure(context);
        SelectionSize size = measure.of(operation.getSelectionSet(), root(context.getGraphQLSchema(), operation));
        List<GraphQLError> problems = new ArrayList<>();
        check(problems, ErrorCode.TOO_DEEP, "%,d fields stand in one another", size.depth(), "depth", limits.depth());
        check(
                problems,
                ErrorCode.TOO_MANY_ROOT_FIELDS,
                "The operation has %,d fields at its root",
                size.width(),
                "root-fields",
                limits.rootFields());
        check(
                problems,
                ErrorCode.TOO_MANY_ALIASES,
                "The operation has %,d fields with an alias",
                size.aliases(),
                "aliases",
                limits.aliases());
        check(
                problems,
                ErrorCode.TOO_COMPLEX,
                "The answer would weigh %,d, about one for each value in it and more for what the database must count",
                size.weight(),
                "complexity",
                limits.complexity());
        measure.pages()
                .forEach(page -> check(problems, ErrorCode.PAGE_TOO_LARGE, page, "page-size", limits.pageSize()));
        measure.lists()
                .forEach(list -> check(problems, ErrorCode.BATCH_TOO_LARGE, list, "batch-size", limits.batchSize()));
        return problems;
    }

    private static void check(
            List<GraphQLError> problems, ErrorCode code, String asked, long much, String limit, long most) {
        if (much > most) {
            problems.add(GraphQLProblem.of(code, message(asked, much, limit, most)));
        }
    }

    private static void check(
            List<GraphQLError> problems, ErrorCode code, OperationMeasure.MeasuredField asked, String limit, int most) {
        if (asked.entries() > most) {
            String what = asked.field().getName() + "(" + asked.argument() + ") asks for %,d entries";
            problems.add(GraphQLProblem.at(
                    asked.field().getSourceLocation(), code, message(what, asked.entries(), limit, most)));
        }
    }

    private static GraphQLObjectType root(GraphQLSchema schema, OperationDefinition operation) {
        return Objects.requireNonNull(
                switch (operation.getOperation()) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                });
    }
}
