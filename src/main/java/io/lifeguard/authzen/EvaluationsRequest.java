package io.lifeguard.authzen;

import io.lifeguard.authzen.policy.AccessRequest;
import io.lifeguard.authzen.policy.RequestObject;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request with several evaluations.
 *
 * @param items as they were sent
 * @param defaults the entities and the context of the items that do not have their own
 */
record EvaluationsRequest(List<?> items, Map<String, Object> defaults, EvaluationsSemantic semantic) {
    private static final int MAX_ITEMS = 10_000;

    /**
     * @return empty if the body has no evaluations: then it is a single one
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} for what concerns all items
     */
    static Optional<EvaluationsRequest> of(RequestObject body) {
        EvaluationsSemantic semantic = body.optionalObject("options")
                .flatMap(options -> options.optionalString("evaluations_semantic"))
                .map(EvaluationsSemantic::named)
                .orElse(EvaluationsSemantic.EXECUTE_ALL);
        List<?> items = body.list("evaluations");
        if (items.isEmpty()) {
            return Optional.empty();
        }
        if (items.size() > MAX_ITEMS) {
            throw LifeguardException.invalidValue(String.format(
                    Locale.ROOT,
                    "evaluations: there are %,d; a request may have %,d at most.",
                    items.size(),
                    MAX_ITEMS));
        }
        return Optional.of(new EvaluationsRequest(items, defaults(body), semantic));
    }

    private static Map<String, Object> defaults(RequestObject body) {
        Map<String, Object> defaults = new HashMap<>();
        body.optionalObject(RequestForms.SUBJECT).ifPresent(subject -> {
            RequestForms.entity(subject);
            defaults.put(RequestForms.SUBJECT, subject.members());
        });
        body.optionalObject(RequestForms.ACTION).ifPresent(action -> {
            RequestForms.action(action);
            defaults.put(RequestForms.ACTION, action.members());
        });
        body.optionalObject(RequestForms.RESOURCE).ifPresent(resource -> {
            RequestForms.entity(resource);
            defaults.put(RequestForms.RESOURCE, resource.members());
        });
        body.optionalObject(RequestForms.CONTEXT)
                .ifPresent(context -> defaults.put(RequestForms.CONTEXT, context.members()));
        return defaults;
    }

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} if the item, with the defaults, is no evaluation */
    AccessRequest item(int position) {
        RequestObject item = RequestObject.of("evaluations[" + position + "]", items.get(position));
        Map<String, Object> members = new HashMap<>(defaults);
        item.members().forEach((name, value) -> {
            if (value != null) {
                members.put(name, value);
            }
        });
        return RequestForms.evaluation(new RequestObject(item.path(), members));
    }
}
