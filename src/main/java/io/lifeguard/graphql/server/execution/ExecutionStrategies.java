package io.lifeguard.graphql.server.execution;

import graphql.ExecutionResult;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ExecutionStrategyParameters;
import io.lifeguard.http.workers.LargeRequests;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The strategies of graphql-java for queries and mutations; operations with large results are executed by workers. */
final class ExecutionStrategies {
    /** The key, in the GraphQL context, of the weight of the operation. */
    static final String WEIGHT = "weight";

    private final DataFetcherExceptionHandler errors;
    private final LargeRequests largeRequests;

    ExecutionStrategies(DataFetcherExceptionHandler errors, LargeRequests largeRequests) {
        this.errors = errors;
        this.largeRequests = largeRequests;
    }

    ExecutionStrategy ofQueries() {
        return new AsyncExecutionStrategy(errors) {
            @Override
            public CompletableFuture<ExecutionResult> execute(
                    ExecutionContext context, ExecutionStrategyParameters parameters) {
                return run(context, () -> super.execute(context, parameters));
            }
        };
    }

    ExecutionStrategy ofMutations() {
        return new AsyncSerialExecutionStrategy(errors) {
            @Override
            public CompletableFuture<ExecutionResult> execute(
                    ExecutionContext context, ExecutionStrategyParameters parameters) {
                return run(context, () -> super.execute(context, parameters));
            }
        };
    }

    private CompletableFuture<ExecutionResult> run(
            ExecutionContext context, Supplier<CompletableFuture<ExecutionResult>> execution) {
        long weight = context.getGraphQLContext().getOrDefault(WEIGHT, 0L);
        return weight < LargeRequests.MIN_WEIGHT ? execution.get() : largeRequests.run(weight, execution);
    }
}
