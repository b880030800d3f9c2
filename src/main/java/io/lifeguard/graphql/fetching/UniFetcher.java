package io.lifeguard.graphql.fetching;

import graphql.schema.DataFetchingEnvironment;
import io.quarkus.smallrye.graphql.runtime.spi.datafetcher.QuarkusUniDataFetcher;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.mutiny.Uni;

/** Calls a method that gives a {@code Uni}, here and now, with its arguments. */
final class UniFetcher<K, T> extends QuarkusUniDataFetcher<K, T> {
    UniFetcher(Operation operation, Type type) {
        super(operation, type);
    }

    @Override
    @SuppressWarnings("unchecked") // what graphql-java takes is the stage, whatever SmallRye calls it
    public T get(DataFetchingEnvironment environment) throws Exception {
        Uni<?> value =
                operationInvoker.invoke(argumentHelper.getArguments(environment).toArray());
        return (T) value.subscribeAsCompletionStage();
    }
}
