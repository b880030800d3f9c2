package io.lifeguard.graphql.server.fetching;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.ReferenceType;
import io.smallrye.graphql.spi.ClassloadingService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of an operation that takes nothing but texts, enumerations, flags, records of those and lists of any of
 * them. SmallRye writes every input object as JSON and reads it again, which for 10,000 questions takes a seventh of the
 * request.
 */
final class PlainArguments {
    private static final Set<String> AS_THEY_ARE = Set.of("java.lang.String", "java.lang.Boolean");

    private final List<PlainArgument> arguments;

    /** An argument and how it becomes Java's. */
    private record PlainArgument(String name, UnaryOperator<Object> converted) {
        @Nullable
        Object of(DataFetchingEnvironment environment) {
            Object value = environment.getArgument(name);
            return value == null ? null : converted.apply(value);
        }
    }

    private PlainArguments(List<PlainArgument> arguments) {
        this.arguments = arguments;
    }

    /** Empty for an operation with an argument of another kind. */
    static Optional<PlainArguments> of(Operation operation) {
        List<PlainArgument> arguments = new ArrayList<>();
        for (Argument argument : operation.getArguments()) {
            Optional<PlainArgument> plain = plain(argument);
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(plain.get());
        }
        return Optional.of(new PlainArguments(arguments));
    }

    /** In the order of the method's parameters. */
    @Nullable
    Object[] of(DataFetchingEnvironment environment) {
        @Nullable Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).of(environment);
        }
        return values;
    }

    private static Optional<PlainArgument> plain(Argument argument) {
        boolean special = argument.isSourceArgument()
                || argument.hasTransformation()
                || argument.isAdaptingTo()
                || argument.isAdaptingWith();
        boolean wrapped = argument.hasWrapper() && !argument.getWrapper().isCollection();
        if (special || wrapped) {
            return Optional.empty();
        }
        return converted(argument.getReference())
                .map(converted -> argument.hasWrapper() ? PlainArguments.each(converted) : converted)
                .map(converted -> new PlainArgument(argument.getName(), converted));
    }

    private static Optional<UnaryOperator<Object>> converted(Reference reference) {
        if (reference.isAdaptingTo() || reference.isAdaptingWith()) {
            return Optional.empty();
        } else if (reference.getType() == ReferenceType.ENUM) {
            return Optional.of(constants(ClassloadingService.get().loadClass(reference.getClassName())));
        } else if (reference.getType() == ReferenceType.INPUT) {
            return InputRecord.of(ClassloadingService.get().loadClass(reference.getClassName()))
                    .map(input -> values -> input.from((Map<?, ?>) values));
        }
        return AS_THEY_ARE.contains(reference.getClassName())
                ? Optional.of(UnaryOperator.identity())
                : Optional.empty();
    }

    /** What graphql-java calls a constant is its name. */
    static UnaryOperator<Object> constants(Class<?> enumeration) {
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : Objects.requireNonNull(enumeration.getEnumConstants())) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return name -> Objects.requireNonNull(byName.get(name.toString()), name::toString);
    }

    private static UnaryOperator<Object> each(UnaryOperator<Object> converted) {
        return values -> {
            List<@Nullable Object> list = new ArrayList<>(((List<?>) values).size());
            for (Object value : (List<?>) values) {
                list.add(value == null ? null : converted.apply(value));
            }
            return list;
        };
    }
}
