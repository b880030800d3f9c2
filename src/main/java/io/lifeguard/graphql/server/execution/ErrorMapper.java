package io.lifeguard.graphql.server.execution;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ResultPath;
import graphql.execution.UnknownOperationException;
import graphql.schema.DataFetchingEnvironment;
import graphql.validation.ValidationError;
import io.lifeguard.model.LifeguardException;
import io.smallrye.graphql.execution.datafetcher.DataFetcherException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Gives every error of a result its code; internal errors are logged and not described to the client. */
public final class ErrorMapper implements DataFetcherExceptionHandler {
    private static final Logger LOG = Logger.getLogger(ErrorMapper.class);
    private static final String INTERNAL_ERROR = "Internal error; the service's log has the cause.";

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(
                        of(failed.getException(), failed.getDataFetchingEnvironment()))
                .build());
    }

    /** The error of a field whose fetcher failed. */
    public static GraphQLProblem of(Throwable failure, DataFetchingEnvironment field) {
        ResultPath path = field.getExecutionStepInfo().getPath();
        GraphQLProblem problem = problem(failure, "Field " + path);
        return new GraphQLProblem(
                problem.code(), problem.message(), List.of(field.getField().getSourceLocation()), path.toList());
    }

    /** The result with a code on each of its errors. */
    static ExecutionResult coded(ExecutionResult result) {
        return result.getErrors().isEmpty()
                ? result
                : result.transform(builder -> builder.errors(result.getErrors().stream()
                        .<GraphQLError>map(ErrorMapper::of)
                        .toList()));
    }

    /** The result of a request that failed as a whole. */
    static ExecutionResult failed(Throwable failure) {
        return problem(failure, "Request").asResult();
    }

    /** What a client reads of a failure; an internal error is logged and not described. */
    private static GraphQLProblem problem(Throwable failure, String failed) {
        Optional<LifeguardException> reported = LifeguardException.in(failure);
        ErrorCode code = reported.map(e -> ErrorCode.of(e.code())).orElse(ErrorCode.INTERNAL);
        if (reported.isEmpty() || code == ErrorCode.INTERNAL) {
            LOG.error(failed + " failed", unwrapped(failure));
            return GraphQLProblem.of(ErrorCode.INTERNAL, INTERNAL_ERROR);
        }
        return GraphQLProblem.of(code, reported.get().getMessage());
    }

    private static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof CompletionException || failure instanceof DataFetcherException;
        return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }

    private static GraphQLProblem of(GraphQLError error) {
        if (error instanceof GraphQLProblem problem) {
            return problem;
        }
        ErrorCode code = code(error);
        if (code == ErrorCode.INTERNAL) {
            LOG.errorf("graphql-java: %s", error);
        }
        return new GraphQLProblem(
                code,
                code == ErrorCode.INTERNAL ? INTERNAL_ERROR : PlainMessages.of(error.getMessage()),
                Optional.ofNullable(error.getLocations()).orElse(List.of()),
                error.getPath());
    }

    private static ErrorCode code(GraphQLError error) {
        if (error instanceof UnknownOperationException) {
            return ErrorCode.UNKNOWN_OPERATION;
        } else if (error instanceof ValidationError) {
            return ErrorCode.INVALID_DOCUMENT;
        } else if (error.getErrorType() == ErrorType.ValidationError) {
            return ErrorCode.INVALID_VARIABLES;
        }
        return ErrorCode.INTERNAL;
    }
}
