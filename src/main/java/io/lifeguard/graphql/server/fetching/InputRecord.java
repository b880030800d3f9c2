package io.lifeguard.graphql.server.fetching;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

/** Creates a record of strings, enums and booleans from an input object that graphql-java has validated. */
final class InputRecord {
    private static final Set<Class<?>> PLAIN = Set.of(String.class, Boolean.class, boolean.class);

    private final List<Component> components;
    private final MethodHandle constructor;

    private record Component(String name, UnaryOperator<Object> converter) {
        @Nullable
        Object read(Map<?, ?> values) {
            Object value = values.get(name);
            return value == null ? null : converter.apply(value);
        }
    }

    private InputRecord(List<Component> components, MethodHandle constructor) {
        this.components = components;
        this.constructor = constructor;
    }

    /** Empty for a class that is not such a record. */
    static Optional<InputRecord> of(Class<?> input) {
        if (!input.isRecord()) {
            return Optional.empty();
        }
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : input.getRecordComponents()) {
            Class<?> type = component.getType();
            if (component.getAccessor().isAnnotationPresent(Name.class) || !(PLAIN.contains(type) || type.isEnum())) {
                return Optional.empty();
            }
            components.add(new Component(
                    component.getName(), type.isEnum() ? PlainArguments.constants(type) : UnaryOperator.identity()));
        }
        return Optional.of(new InputRecord(components, constructor(input)));
    }

    Object from(Map<?, ?> values) {
        @Nullable Object[] all = new Object[components.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = components.get(i).read(values);
        }
        try {
            return (Object) constructor.invokeExact(all);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle constructor(Class<?> input) {
        Class<?>[] types = Arrays.stream(input.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .unreflectConstructor(input.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(input + " has no public constructor", e);
        }
    }
}
