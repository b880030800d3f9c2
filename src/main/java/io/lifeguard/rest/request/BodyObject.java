package io.lifeguard.rest.request;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a request, whose members are read by name and type. A member that is missing, has another type or is never
 * read is an error at its place; a method that finds one returns a value that is not used. Null is the same as absent.
 */
public final class BodyObject {
    private final String pointer;
    private final Map<String, @Nullable Object> members;
    private final InputErrors errors;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<BodyObject> children = new ArrayList<>();

    private BodyObject(String pointer, Map<String, @Nullable Object> members, InputErrors errors) {
        this.pointer = pointer;
        this.members = members;
        this.errors = errors;
    }

    /**
     * Reads a body.
     *
     * @param errors what was found wrong with the request before
     * @param form reads the members of the body
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} with all errors
     */
    public static <T> T read(byte[] body, InputErrors errors, Function<BodyObject, T> form) {
        return read(parse(body, errors), errors, form);
    }

    /**
     * Parses a body.
     *
     * @param body null for a request without one
     * @return maps, lists, strings, numbers, booleans or null
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} with all errors if the body is not JSON
     */
    public static @Nullable Object parse(byte @Nullable [] body, InputErrors errors) {
        return JsonReader.read(body == null ? new byte[0] : body, errors);
    }

    /** Reads JSON that is parsed already; otherwise as {@link #read(byte[], InputErrors, Function)}. */
    public static <T> T read(@Nullable Object json, InputErrors errors, Function<BodyObject, T> form) {
        BodyObject root = of("", json, errors);
        if (!(json instanceof Map)) {
            throw errors.asFailure(); // its members would all be missing
        }
        T result = form.apply(root);
        root.reportUnknown();
        errors.throwIfAny();
        return result;
    }

    private static BodyObject of(String pointer, @Nullable Object json, InputErrors errors) {
        if (json instanceof Map<?, ?>) {
            @SuppressWarnings("unchecked") // the keys of JSON objects are strings
            Map<String, @Nullable Object> members = (Map<String, @Nullable Object>) json;
            return new BodyObject(pointer, members, errors);
        }
        errors.inBody(pointer, mustBe("a JSON object", json));
        return new BodyObject(pointer, Map.of(), errors);
    }

    public String text(String name) {
        return required(name, optionalText(name), "");
    }

    public Optional<String> optionalText(String name) {
        return typed(name, String.class, "a string");
    }

    public boolean flag(String name) {
        return required(name, optionalFlag(name), false);
    }

    public Optional<Boolean> optionalFlag(String name) {
        return typed(name, Boolean.class, "true or false");
    }

    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        return required(name, optionalConstant(name, type), type.getEnumConstants()[0]);
    }

    public <E extends Enum<E>> Optional<E> optionalConstant(String name, Class<E> type) {
        return optionalText(name).flatMap(text -> {
            Optional<E> found = Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(text))
                    .findFirst();
            if (found.isEmpty()) {
                error(name, InputSanitizer.quote(text) + " must be one of " + names(type) + ".");
            }
            return found;
        });
    }

    public Optional<BodyObject> optionalObject(String name) {
        return value(name).map(json -> child(name, json));
    }

    /**
     * The objects of a list; empty if it is absent.
     *
     * @param most how many there may be
     */
    public List<BodyObject> objects(String name, int most) {
        List<?> items = typed(name, List.class, "a list").orElse(List.of());
        if (items.size() > most) {
            error(name, "The list has %,d items; it may have %,d.".formatted(items.size(), most));
            return List.of();
        }
        return IntStream.range(0, items.size())
                .mapToObj(i -> child(name + "/" + i, items.get(i)))
                .toList();
    }

    /** A member of any type, as maps, lists, strings, numbers and booleans. */
    public Optional<Object> value(String name) {
        known.add(name);
        return Optional.ofNullable(members.get(name));
    }

    /** Reports that a member is wrong in a way that its type does not show. */
    public void error(String name, String detail) {
        errors.inBody(JsonPointers.child(pointer, name), detail);
    }

    private BodyObject child(String path, @Nullable Object json) {
        BodyObject child = of(pointer + "/" + path, json, errors);
        children.add(child);
        return child;
    }

    private <T> T required(String name, Optional<T> value, T unusable) {
        if (members.get(name) == null) {
            error(name, "The member is missing.");
        }
        return value.orElse(unusable);
    }

    private <T> Optional<T> typed(String name, Class<T> type, String expected) {
        Optional<Object> value = value(name);
        if (value.isPresent() && !type.isInstance(value.get())) {
            error(name, mustBe(expected, value.get()));
        }
        return value.filter(type::isInstance).map(type::cast);
    }

    private void reportUnknown() {
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> error(
                        name,
                        "The member is unknown; the members are "
                                + known.stream().collect(Collectors.joining(", ")) + "."));
        children.forEach(BodyObject::reportUnknown);
    }

    private static String mustBe(String expected, @Nullable Object json) {
        return "The value must be " + expected + "; it is " + typeOf(json) + ".";
    }

    private static String typeOf(@Nullable Object json) {
        if (json == null) {
            return "null";
        } else if (json instanceof Map) {
            return "an object";
        } else if (json instanceof List) {
            return "a list";
        } else if (json instanceof String text) {
            return "the string " + InputSanitizer.quote(text);
        } else {
            return json instanceof Boolean ? "a boolean" : "a number";
        }
    }

    static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
