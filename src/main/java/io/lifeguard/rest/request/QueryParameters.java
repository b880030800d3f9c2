package io.lifeguard.rest.request;

import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.ValueForm;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The parameters of a request. One that is given twice, has a wrong value or is never read is an error. */
public final class QueryParameters {
    private final MultiMap parameters;
    private final InputErrors errors;
    private final TreeSet<String> known = new TreeSet<>();

    private QueryParameters(MultiMap parameters, InputErrors errors) {
        this.parameters = parameters;
        this.errors = errors;
    }

    public static QueryParameters of(RoutingContext request, InputErrors errors) {
        return of(request.queryParams(), errors);
    }

    public static QueryParameters of(MultiMap parameters, InputErrors errors) {
        return new QueryParameters(parameters, errors);
    }

    public Optional<String> text(String name) {
        known.add(name);
        List<String> values = parameters.getAll(name);
        if (values.size() > 1) {
            errors.inParameter(name, "The parameter is given " + values.size() + " times; give it once.");
        }
        return values.stream().findFirst();
    }

    public String requiredText(String name) {
        return text(name).orElseGet(() -> {
            errors.inParameter(name, "The parameter is missing.");
            return "";
        });
    }

    /** A parameter that must be given, with a value of a form. */
    public String requiredText(String name, ValueForm form) {
        String text = requiredText(name);
        if (parameters.contains(name)) {
            form.problemWith(text).ifPresent(problem -> errors.inParameter(name, problem + "."));
        }
        return text;
    }

    /** A parameter without a value is true; without the parameter it is false. */
    public boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    public Optional<Boolean> optionalFlag(String name) {
        return text(name).map(value -> {
            if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
                errors.inParameter(name, InputSanitizer.quote(value) + " is neither true nor false.");
            }
            return !value.equals("false");
        });
    }

    /** A whole number, 0 or more. */
    public Optional<Integer> count(String name) {
        return text(name).flatMap(value -> {
            if (value.matches("[0-9]{1,9}")) {
                return Optional.of(Integer.valueOf(value));
            }
            errors.inParameter(name, InputSanitizer.quote(value) + " must be a whole number from 0 to 999,999,999.");
            return Optional.empty();
        });
    }

    public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return text(name).flatMap(value -> {
            Optional<E> found = Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(value))
                    .findFirst();
            if (found.isEmpty()) {
                errors.inParameter(
                        name, InputSanitizer.quote(value) + " must be one of " + BodyObject.names(type) + ".");
            }
            return found;
        });
    }

    public <E extends Enum<E>> E requiredConstant(String name, Class<E> type) {
        if (!parameters.contains(name)) {
            errors.inParameter(name, "The parameter is missing; it must be one of " + BodyObject.names(type) + ".");
        }
        return constant(name, type).orElse(type.getEnumConstants()[0]);
    }

    /** Reports the parameters that were not read. */
    public void reportUnknown() {
        parameters.names().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> errors.inParameter(
                        InputSanitizer.truncate(name, 80),
                        known.isEmpty()
                                ? "The parameter is unknown; this path has none."
                                : "The parameter is unknown; the parameters are " + String.join(", ", known) + "."));
    }
}
