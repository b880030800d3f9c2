package io.lifeguard.rest.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The members that a client asks for with the parameter {@code fields}.
 *
 * @param names empty for all members
 */
record SelectedFields(Optional<List<String>> names) {
    private static final String FIELDS = "fields";
    private static final Pattern SEPARATOR = Pattern.compile(",");

    /** @param members the members of the kind of resource */
    static SelectedFields read(QueryParameters parameters, List<String> members, InputErrors errors) {
        Optional<List<String>> names = parameters.text(FIELDS).map(text -> List.of(SEPARATOR.split(text, -1)));
        names.ifPresent(selected -> selected.stream()
                .filter(name -> !members.contains(name))
                .findFirst()
                .ifPresent(name -> errors.inParameter(
                        FIELDS, InputSanitizer.quote(name) + " must be one of " + String.join(", ", members) + ".")));
        return new SelectedFields(names);
    }

    boolean areAll() {
        return names.isEmpty();
    }

    ObjectNode of(ObjectNode representation) {
        return names.isEmpty() ? representation : representation.retain(names.get());
    }
}
