package io.lifeguard.rest.resource;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.vertx.ext.web.RoutingContext;

/**
 * What a request to a resource says beside its path and its body.
 *
 * @param errors what is wrong with the request
 * @param isMinimal whether the response to a write leaves the resource out
 */
public record RestRequest(
        InputErrors errors, QueryParameters parameters, Preconditions preconditions, boolean isMinimal) {
    private static final String DRY_RUN = "dryRun";

    static RestRequest of(RoutingContext request) {
        InputErrors errors = new InputErrors();
        return new RestRequest(
                errors,
                QueryParameters.of(request, errors),
                Preconditions.of(request.request().headers(), errors),
                Preference.isMinimal(request.request().headers()));
    }

    boolean isDryRun() {
        return parameters.flag(DRY_RUN);
    }

    /**
     * Reports the parameters that were not read.
     *
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} with everything that is wrong, if anything is
     */
    void checkAll() {
        parameters.reportUnknown();
        errors.throwIfAny();
    }
}
