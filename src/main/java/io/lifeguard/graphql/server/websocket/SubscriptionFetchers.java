package io.lifeguard.graphql.server.websocket;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import io.lifeguard.graphql.server.execution.ErrorMapper;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
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
 * Ends a subscription that fails with errors. SmallRye instead sends one more item, which repeats the last one and, for a
 * field that is not nullable, cannot be sent at all. Does not describe the selected fields to SmallRye either, which takes an
 * event loop several milliseconds for a document of 500 fields.
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
        @SuppressWarnings("unchecked") // graphql-java takes a publisher for any subscription field
        public T get(DataFetchingEnvironment environment) throws Exception {
            SmallRyeContext field = new SmallRyeContext(SubscriptionFetchers.class.getName());
            field.setDataFetchingEnvironment(environment);
            SmallRyeContextManager.restore(field);
            try {
                Object[] arguments = argumentHelper.getArguments(environment).toArray();
                return (T) AdaptersToReactiveStreams.publisher(results(environment, arguments));
            } finally {
                SmallRyeContextManager.clearCurrentSmallRyeContext();
            }
        }

        private Multi<DataFetcherResult<Object>> results(DataFetchingEnvironment environment, Object[] arguments)
                throws Exception {
            return handleUserMethodCall(environment, arguments)
                    .map(Unchecked.function(item -> result(item, environment)))
                    .onFailure()
                    .transform(
                            failure -> new SubscriptionFailedException(List.of(ErrorMapper.of(failure, environment))));
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
