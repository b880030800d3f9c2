package io.lifeguard.graphql.server.websocket;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import io.lifeguard.graphql.server.execution.ErrorMapper;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.execution.datafetcher.MultiDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.DataFetcherService;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.unchecked.Unchecked;
import java.util.List;
import mutiny.zero.flow.adapters.AdaptersToReactiveStreams;

/**
 * Lets a subscription end with its errors. SmallRye makes one more item of a failure, which repeats the last one and, for
 * a field that is never null, cannot be told at all.
 */
public final class SubscriptionFetchers implements DataFetcherService {

    @Override
    public Integer getPriority() {
        return 1;
    }

    @Override
    public PlugableBatchableDataFetcher<?, ?> getMultiDataFetcher(Operation operation, Type type) {
        return new SubscriptionFetcher<>(operation, type);
    }

    private static final class SubscriptionFetcher<K, T> extends MultiDataFetcher<K, T> {
        SubscriptionFetcher(Operation operation, Type type) {
            super(operation, type);
        }

        @Override
        // as it is overridden; whatever the field is declared as, graphql-java takes a publisher
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        protected <O> O invokeAndTransform(
                Context context,
                DataFetchingEnvironment environment,
                DataFetcherResult.Builder<Object> builder,
                Object[] arguments)
                throws Exception {
            Multi<DataFetcherResult<Object>> results = handleUserMethodCall(environment, arguments)
                    .map(Unchecked.function(item -> result(item, environment)))
                    .onFailure()
                    .invoke(failure -> eventEmitter.fireOnDataFetchError(context, failure))
                    .onFailure()
                    .transform(
                            failure -> new SubscriptionFailedException(List.of(ErrorMapper.of(failure, environment))));
            return (O) AdaptersToReactiveStreams.publisher(results);
        }

        private DataFetcherResult<Object> result(Object item, DataFetchingEnvironment environment)
                throws AbstractDataFetcherException {
            return DataFetcherResult.newResult()
                    .data(fieldHelper.transformOrAdaptResponse(item, environment))
                    .localContext(environment.getGraphQlContext())
                    .build();
        }
    }
}
