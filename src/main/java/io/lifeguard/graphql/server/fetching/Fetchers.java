package io.lifeguard.graphql.server.fetching;

import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Execute;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.ReferenceType;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.spi.DataFetcherService;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Light fetchers where they do: for the components of records, and for methods that give a {@code Uni}. SmallRye's own
 * describe every field to the method behind it - the request, the path, all that is selected below - which costs more than
 * most fields do, and nothing here asks for it. Where a value needs more than being fetched, SmallRye's serve.
 */
public final class Fetchers implements DataFetcherService {
    private static final int BEFORE_QUARKUS = 0;
    /** Java's classes of what GraphQL takes as it is; a list of ids bears the class of the list. */
    private static final Set<String> AS_THEY_ARE =
            Set.of("java.lang.String", "int", "java.lang.Integer", "boolean", "java.lang.Boolean", "java.util.List");

    @Override
    public Integer getPriority() {
        return BEFORE_QUARKUS;
    }

    @Override
    public @Nullable PlugableDataFetcher<?> getFieldDataFetcher(Field field, Type type, Reference owner) {
        Class<?> holder = ClassloadingService.get().loadClass(owner.getClassName());
        return field.getMethodName() != null && isServedAsItIs(field)
                ? new ComponentFetcher<>(holder, field.getMethodName())
                : null;
    }

    @Override
    public @Nullable PlugableBatchableDataFetcher<?, ?> getUniDataFetcher(Operation operation, Type type) {
        boolean here = operation.getExecute() == Execute.DEFAULT || operation.getExecute() == Execute.NON_BLOCKING;
        return here && isServedAsItIs(operation) ? new UniFetcher<>(operation, type) : null;
    }

    private static boolean isServedAsItIs(Field field) {
        Reference reference = field.getReference();
        boolean changed = field.hasTransformation()
                || field.isAdaptingTo()
                || field.isAdaptingWith()
                || reference.isAdaptingTo()
                || reference.isAdaptingWith();
        return !changed
                && (reference.getType() != ReferenceType.SCALAR || AS_THEY_ARE.contains(reference.getClassName()));
    }
}
