package io.lifeguard.rest.resource;

import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import java.util.Optional;

/** Reads the parameters that select a page of a list. */
public final class PageParameters {
    static final String AFTER = "after";
    private static final String FIRST = "first";
    private static final int MAX_FIRST = 1000;

    private PageParameters() {}

    public static PageRequest read(QueryParameters parameters, InputErrors errors) {
        Optional<Integer> first = parameters.count(FIRST);
        first.filter(length -> length < 1 || length > MAX_FIRST)
                .ifPresent(length -> errors.inParameter(FIRST, "A page has 1 to 1,000 resources."));
        Optional<String> after = parameters.text(AFTER);
        try {
            return PageRequest.of(first.orElse(null), after.orElse(null));
        } catch (LifeguardException e) {
            errors.inParameter(AFTER, "Not a cursor of this list; follow the link next of an earlier page.");
            return PageRequest.of(null, null);
        }
    }
}
