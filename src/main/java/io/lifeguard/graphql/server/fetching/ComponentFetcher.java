package io.lifeguard.graphql.server.fetching;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.quarkus.runtime.ImageMode;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls an accessor without parameters, without an environment of the field. It uses a method handle, which the JVM compiles; a
 * native executable interprets method handles but compiles reflective calls, and uses those.
 */
final class ComponentFetcher<T> implements PlugableDataFetcher<T>, LightDataFetcher<T> {
    private static final boolean USES_HANDLE = ImageMode.current() == ImageMode.JVM;

    private final Method method;
    private final @Nullable MethodHandle handle;

    /** @param accessor the name of a public method without parameters */
    ComponentFetcher(Class<?> holder, String accessor) {
        try {
            this.method = holder.getMethod(accessor);
            this.handle = USES_HANDLE
                    ? MethodHandles.publicLookup()
                            .unreflect(method)
                            .asType(MethodType.methodType(Object.class, Object.class))
                    : null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(holder + " has no public method " + accessor, e);
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

    @SuppressWarnings("unchecked") // graphql-java checks the value against the field's type
    private T component(Object holder) {
        try {
            return handle != null ? (T) handle.invokeExact(holder) : reflected(holder);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private T reflected(Object holder) throws Throwable {
        try {
            return (T) method.invoke(holder);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
