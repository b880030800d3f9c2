package io.lifeguard.graphql.fetching;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.function.Supplier;

/** Fetches a component of a record, without a word about the field. */
final class ComponentFetcher<T> implements PlugableDataFetcher<T>, LightDataFetcher<T> {
    private final MethodHandle accessor;

    /** @param accessor the name of the component's accessor */
    ComponentFetcher(Class<?> holder, String accessor) {
        try {
            this.accessor = MethodHandles.publicLookup()
                    .unreflect(holder.getMethod(accessor))
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(holder + " has no public component " + accessor, e);
        }
    }

    @Override
    public T get(GraphQLFieldDefinition field, Object holder, Supplier<DataFetchingEnvironment> environment) {
        return component(holder);
    }

    @Override
    public T get(DataFetchingEnvironment environment) {
        return component(Objects.requireNonNull(environment.getSource()));
    }

    @SuppressWarnings("unchecked") // graphql-java checks it against the field's type
    private T component(Object holder) {
        try {
            return (T) accessor.invokeExact(holder);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
