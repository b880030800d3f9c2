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
 * Light data fetchers for accessors without parameters and for methods that return a {@code Uni}. SmallRye's own build a description
 * of every field - the request, the path, the selection set - which costs more than most fields and is not used here. Fields
 * whose value is transformed keep SmallRye's fetchers.
 */
public final class Fetchers implements DataFetcherService {
    private static final int BEFORE_QUARKUS = 0;
    /** The Java classes of values that are served without transformation; a list of ids has the class of the list. */
    private static final Set<String> UNTRANSFORMED =
            Set.of("java.lang.String", "int", "java.lang.Integer", "boolean", "java.lang.Boolean", "java.util.List");

    @Override
    public Integer getPriority() {
        return BEFORE_QUARKUS;
    }

    @Override
    public @Nullable PlugableDataFetcher<?> getFieldDataFetcher(Field field, Type type, Reference owner) {
        Class<?> holder = ClassloadingService.get().loadClass(owner.getClassName());
        return field.getMethodName() != null && isUntransformed(field)
                ? new ComponentFetcher<>(holder, field.getMethodName())
                : null;
    }

    @Override
    public @Nullable PlugableBatchableDataFetcher<?, ?> getUniDataFetcher(Operation operation, Type type) {
        boolean nonBlocking =
                operation.getExecute() == Execute.DEFAULT || operation.getExecute() == Execute.NON_BLOCKING;
        return nonBlocking && isUntransformed(operation) ? new UniFetcher<>(operation, type) : null;
    }

    private static boolean isUntransformed(Field field) {
        Reference reference = field.getReference();
        boolean transformed = field.hasTransformation()
                || field.isAdaptingTo()
                || field.isAdaptingWith()
                || reference.isAdaptingTo()
                || reference.isAdaptingWith();
        return !transformed
                && (reference.getType() != ReferenceType.SCALAR || UNTRANSFORMED.contains(reference.getClassName()));
    }
}
