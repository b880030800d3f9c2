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
 * Reads the arguments of a method whose parameters are strings, enums, booleans, records of those and lists of any of them.
 * SmallRye writes every input object as JSON and parses that, which takes a seventh of a request with 10,000 questions.
 */
final class PlainArguments {
    private static final Set<String> UNCONVERTED = Set.of("java.lang.String", "java.lang.Boolean", "boolean");

    private final List<PlainArgument> arguments;

    /** An argument and the conversion to its Java type. */
    private record PlainArgument(String name, UnaryOperator<Object> converter) {
        @Nullable
        Object read(DataFetchingEnvironment environment) {
            Object value = environment.getArgument(name);
            return value == null ? null : converter.apply(value);
        }
    }

    private PlainArguments(List<PlainArgument> arguments) {
        this.arguments = arguments;
    }

    /** Empty for an operation with an argument of another type. */
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

    /** The arguments in the order of the method's parameters. */
    @Nullable
    Object[] read(DataFetchingEnvironment environment) {
        @Nullable Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).read(environment);
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
        return converter(argument.getReference())
                .map(converter -> argument.hasWrapper() ? PlainArguments.each(converter) : converter)
                .map(converter -> new PlainArgument(argument.getName(), converter));
    }

    private static Optional<UnaryOperator<Object>> converter(Reference reference) {
        if (reference.isAdaptingTo() || reference.isAdaptingWith()) {
            return Optional.empty();
        } else if (reference.getType() == ReferenceType.ENUM) {
            return Optional.of(constants(ClassloadingService.get().loadClass(reference.getClassName())));
        } else if (reference.getType() == ReferenceType.INPUT) {
            return InputRecord.of(ClassloadingService.get().loadClass(reference.getClassName()))
                    .map(input -> values -> input.from((Map<?, ?>) values));
        }
        return UNCONVERTED.contains(reference.getClassName())
                ? Optional.of(UnaryOperator.identity())
                : Optional.empty();
    }

    /** Converts names, as graphql-java passes enum values, to constants. */
    static UnaryOperator<Object> constants(Class<?> enumeration) {
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : Objects.requireNonNull(enumeration.getEnumConstants())) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return name -> Objects.requireNonNull(byName.get(name.toString()), name::toString);
    }

    private static UnaryOperator<Object> each(UnaryOperator<Object> converter) {
        return values -> {
            List<@Nullable Object> list = new ArrayList<>(((List<?>) values).size());
            for (Object value : (List<?>) values) {
                list.add(value == null ? null : converter.apply(value));
            }
            return list;
        };
    }
}
