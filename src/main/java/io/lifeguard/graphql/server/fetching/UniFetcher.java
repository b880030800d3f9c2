package io.lifeguard.graphql.server.fetching;

import graphql.schema.DataFetchingEnvironment;
import io.quarkus.smallrye.graphql.runtime.spi.datafetcher.QuarkusUniDataFetcher;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls a method that returns a {@code Uni} on the current thread. During the call, SmallRye's context holds graphql-java's
 * environment of the field and nothing else.
 */
final class UniFetcher<K, T> extends QuarkusUniDataFetcher<K, T> {
    private final Optional<PlainArguments> plainArguments;

    UniFetcher(Operation operation, Type type) {
        super(operation, type);
        plainArguments = PlainArguments.of(operation);
    }

    @Override
    @SuppressWarnings("unchecked") // graphql-java accepts a CompletionStage for any field type
    public T get(DataFetchingEnvironment environment) throws Exception {
        SmallRyeContext field = new SmallRyeContext(UniFetcher.class.getName());
        field.setDataFetchingEnvironment(environment);
        SmallRyeContextManager.restore(field);
        try {
            Uni<?> value = operationInvoker.invoke(arguments(environment));
            return (T) value.subscribeAsCompletionStage();
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
    }

    private @Nullable Object[] arguments(DataFetchingEnvironment environment) throws Exception {
        return plainArguments.isPresent()
                ? plainArguments.get().read(environment)
                : argumentHelper.getArguments(environment).toArray();
    }
}
