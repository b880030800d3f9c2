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
 * Rejects operations before they are executed: of a kind that the transport does not permit, with root fields that the caller
 * may not use, with a variable that is null where null is not permitted, or beyond the limits. A rejection lists all errors of
 * its kind.
 */
final class OperationGuard extends SimplePerformantInstrumentation {
    /** The key, in the GraphQL context, of the kinds of operation that the transport permits. */
    static final String PERMITTED = "permitted operations";

    private static final GraphQLProblem NEEDS_POST =
            GraphQLProblem.of(ErrorCode.METHOD_NOT_ALLOWED, "A mutation must be sent by POST.");
    private static final GraphQLProblem NEEDS_WEB_SOCKET = GraphQLProblem.of(
            ErrorCode.NEEDS_WEB_SOCKET,
            "A subscription must be sent over a web socket at this address, by the protocol graphql-transport-ws.");
    private static final GraphQLProblem NEEDS_HTTP = GraphQLProblem.of(
            ErrorCode.NEEDS_HTTP,
            "Only subscriptions are served over a web socket; send queries and mutations to this address by HTTP.");

    private final RequestLimits limits;
    private final Supplier<Optional<Caller>> caller;

    /** @param caller of the current request */
    OperationGuard(RequestLimits limits, Supplier<Optional<Caller>> caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        List<GraphQLError> problems = new ArrayList<>(checkKind(context));
        if (problems.isEmpty()) {
            problems.addAll(checkRootFields(context));
        }
        if (problems.isEmpty()) {
            problems.addAll(checkSize(context));
        }
        if (!problems.isEmpty()) {
            throw new AbortExecutionException(problems);
        }
        return null;
    }

    /** The amount, the limit and the setting of the limit. */
    static String message(String amount, long value, String setting, long limit) {
        return String.format(
                Locale.ROOT, amount + "; the limit is %,d (%s.%s).", value, limit, RequestLimits.PREFIX, setting);
    }

    private static List<GraphQLError> checkKind(ExecutionContext context) {
        Operation kind = context.getOperationDefinition().getOperation();
        Set<Operation> permitted = context.getGraphQLContext().get(PERMITTED);
        if (permitted.contains(kind)) {
            return List.of();
        }
        return List.of(permitted.contains(Operation.SUBSCRIPTION) ? NEEDS_HTTP : problem(kind));
    }

    private static GraphQLProblem problem(Operation kind) {
        return kind == Operation.SUBSCRIPTION ? NEEDS_WEB_SOCKET : NEEDS_POST;
    }

    private List<GraphQLError> checkRootFields(ExecutionContext context) {
        String type = rootType(context.getGraphQLSchema(), context.getOperationDefinition())
                .getName();
        return new RootFields(type, context).forbidden(caller.get());
    }

    private List<GraphQLError> checkSize(ExecutionContext context) {
        OperationDefinition operation = context.getOperationDefinition();
        OperationMeasure measure = new OperationMeasure(context);
        SelectionSize size =
                measure.measure(operation.getSelectionSet(), rootType(context.getGraphQLSchema(), operation));
        context.getGraphQLContext().put(ExecutionStrategies.WEIGHT, size.weight());
        List<GraphQLError> problems = new ArrayList<>(measure.nullVariables());
        check(
                problems,
                ErrorCode.TOO_DEEP,
                "The operation nests fields %,d levels deep",
                size.depth(),
                "depth",
                limits.depth());
        check(
                problems,
                ErrorCode.TOO_MANY_ROOT_FIELDS,
                "The operation has %,d root fields",
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
                "The result would have a weight of %,d, about 1 for each value and more for what the database must"
                        + " count",
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
            List<GraphQLError> problems, ErrorCode code, String amount, long value, String setting, long limit) {
        if (value > limit) {
            problems.add(GraphQLProblem.of(code, message(amount, value, setting, limit)));
        }
    }

    private static void check(
            List<GraphQLError> problems,
            ErrorCode code,
            OperationMeasure.SizeArgument argument,
            String setting,
            int limit) {
        if (argument.entries() > limit) {
            String amount = argument.field().getName() + "(" + argument.name() + ") asks for %,d entries";
            problems.add(GraphQLProblem.at(
                    argument.field().getSourceLocation(), code, message(amount, argument.entries(), setting, limit)));
        }
    }

    private static GraphQLObjectType rootType(GraphQLSchema schema, OperationDefinition operation) {
        return Objects.requireNonNull(
                switch (operation.getOperation()) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                });
    }
}
