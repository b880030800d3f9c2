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
 * Calls a method that gives a {@code Uni}, here and now, with its arguments. As long as the call lasts, SmallRye's context
 * knows graphql-java's environment of the field, and nothing else.
 */
final class UniFetcher<K, T> extends QuarkusUniDataFetcher<K, T> {
    private final Optional<PlainArguments> plain;

    UniFetcher(Operation operation, Type type) {
        super(operation, type);
        plain = PlainArguments.of(operation);
    }

    @Override
    @SuppressWarnings("unchecked") // what graphql-java takes is the stage, whatever SmallRye calls it
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
        return plain.isPresent()
                ? plain.get().of(environment)
                : argumentHelper.getArguments(environment).toArray();
    }
}
