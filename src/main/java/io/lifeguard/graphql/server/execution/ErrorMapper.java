package io.lifeguard.graphql.server.execution;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ResultPath;
import graphql.execution.UnknownOperationException;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.schema.DataFetchingEnvironment;
import graphql.validation.ValidationError;
import io.smallrye.graphql.execution.datafetcher.DataFetcherException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Gives every error its code, whoever made it, and keeps what is of the inside inside: that goes to the log. */
public final class ErrorMapper implements DataFetcherExceptionHandler {
    private static final Logger LOG = Logger.getLogger(ErrorMapper.class);
    private static final String OURS = "Something failed inside; the log of the service says more.";

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(
                        of(failed.getException(), failed.getDataFetchingEnvironment()))
                .build());
    }

    /** The failure of a field, as its client is told of it; what is not meant for clients goes to the log. */
    public static GraphQLProblem of(Throwable failure, DataFetchingEnvironment field) {
        ResultPath path = field.getExecutionStepInfo().getPath();
        return new GraphQLProblem(
                codeOf(failure, "Field " + path),
                FailureCodes.known(failure).map(Throwable::getMessage).orElse(OURS),
                List.of(field.getField().getSourceLocation()),
                path.toList());
    }

    /** The result with a code on each of its errors. */
    static ExecutionResult coded(ExecutionResult result) {
        return result.getErrors().isEmpty()
                ? result
                : result.transform(builder -> builder.errors(result.getErrors().stream()
                        .<GraphQLError>map(ErrorMapper::of)
                        .toList()));
    }

    /** The answer to a request that failed as a whole. */
    static ExecutionResult failed(Throwable failure) {
        ErrorCode code = codeOf(failure, "A request");
        return GraphQLProblem.of(
                        code,
                        FailureCodes.known(failure).map(Throwable::getMessage).orElse(OURS))
                .asResult();
    }

    private static ErrorCode codeOf(Throwable failure, String what) {
        Optional<Throwable> known = FailureCodes.known(failure);
        if (known.isEmpty()) {
            LOG.error(what + " failed", unwrapped(failure));
        }
        return known.map(FailureCodes::code).orElse(ErrorCode.INTERNAL);
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
                code == ErrorCode.INTERNAL ? OURS : PlainMessages.of(error.getMessage()),
                Optional.ofNullable(error.getLocations()).orElse(List.of()),
                error.getPath());
    }

    private static ErrorCode code(GraphQLError error) {
        if (error instanceof BadFaithIntrospectionError) {
            return ErrorCode.INTROSPECTION_TOO_LARGE;
        } else if (error instanceof UnknownOperationException) {
            return ErrorCode.UNKNOWN_OPERATION;
        } else if (error instanceof ValidationError) {
            return ErrorCode.INVALID_DOCUMENT;
        } else if (error.getErrorType() == ErrorType.ValidationError) {
            return ErrorCode.INVALID_VARIABLES;
        }
        return ErrorCode.INTERNAL;
    }
}
