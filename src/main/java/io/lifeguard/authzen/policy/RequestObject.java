package io.lifeguard.authzen.policy;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a request whose members are read by name and type. Members that nobody reads are ignored, and null is as
 * good as absent. A member that is missing or has another type fails with {@link FailureCode#INVALID_VALUE}; the message begins
 * with the path of the member.
 *
 * @param path of this object within the body, such as {@code evaluations[3].subject}; empty for the body
 */
public record RequestObject(String path, Map<String, Object> members) {

    public static RequestObject of(String path, @Nullable Object json) {
        if (!(json instanceof Map<?, ?>)) {
            throw wrongType(path, "a JSON object", json);
        }
        @SuppressWarnings("unchecked") // Jackson reads JSON objects as maps with string keys
        Map<String, Object> members = (Map<String, Object>) json;
        return new RequestObject(path, members);
    }

    public RequestObject object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    public Optional<RequestObject> optionalObject(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> of(pathOf(name), value));
    }

    /** The members of an optional object; empty if it is absent. */
    public Map<String, Object> map(String name) {
        return optionalObject(name).map(RequestObject::members).orElse(Map.of());
    }

    /** @return empty if the list is absent */
    public List<?> list(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrongType(pathOf(name), "a list", value);
    }

    public String string(String name) {
        return optionalString(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> optionalString(String name) {
        return optional(name, String.class, "a string");
    }

    public Optional<Boolean> optionalBoolean(String name) {
        return optional(name, Boolean.class, "true or false");
    }

    /** @return an integer from 0 to {@link Integer#MAX_VALUE}; a larger one counts as that */
    public Optional<Integer> optionalCount(String name) {
        Optional<Number> number = optional(name, Number.class, "a whole number");
        number.filter(n -> n instanceof Double || n.doubleValue() < 0).ifPresent(n -> {
            throw LifeguardException.invalidValue(pathOf(name) + ": " + n + " must be a whole number, 0 or more.");
        });
        return number.map(n -> (int) Math.min(n.doubleValue(), Integer.MAX_VALUE));
    }

    private <T> Optional<T> optional(String name, Class<T> type, String expected) {
        Object value = members.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrongType(pathOf(name), expected, value);
        }
        return Optional.ofNullable(value).map(type::cast);
    }

    public String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private LifeguardException missing(String name) {
        return LifeguardException.invalidValue(pathOf(name) + " is missing.");
    }

    private static LifeguardException wrongType(String path, String expected, @Nullable Object value) {
        return LifeguardException.invalidValue(
                (path.isEmpty() ? "The body" : path) + " must be " + expected + "; it is " + typeOf(value) + ".");
    }

    private static String typeOf(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof Map) {
            return "an object";
        } else if (value instanceof List) {
            return "a list";
        } else if (value instanceof String text) {
            return "the string " + InputSanitizer.quote(text);
        } else {
            return value instanceof Boolean ? "a boolean" : "a number";
        }
    }
}
