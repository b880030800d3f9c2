package io.lifeguard.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.lifeguard.service.Eligibilities.Wanted;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;

/** What a request asks for below the present field: what it does not ask for need not be read. */
final class Selection {
    private Selection() {}

    /** @param path from the present field to eligibilities, such as {@code eligibility/}; empty where it gives them itself */
    static Wanted wanted(String path) {
        var below = SmallRyeContextManager.getCurrentSmallRyeContext()
                .unwrap(DataFetchingEnvironment.class)
                .getSelectionSet();
        return new Wanted(below.contains(path + "remedies"), below.contains(path + "remedies/steps/alsoAffects"));
    }
}
