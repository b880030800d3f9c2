package io.lifeguard.graphql.decision;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;

/** What a request asks for below the present field: what it does not ask for need not be read. */
public final class FieldSelection {
    private FieldSelection() {}

    /** @param path from the present field to eligibilities, such as {@code eligibility/}; empty where it gives them itself */
    public static RequestedDetails wanted(String path) {
        return new RequestedDetails(has(path + "remedies"), has(path + "remedies/steps/alsoAffects"));
    }

    /** @param path from the present field, names with slashes between them */
    public static boolean has(String path) {
        return below().contains(path);
    }

    /** Whether a field right below the present one is asked for that has another name and is none of the present state. */
    public static boolean hasOtherThan(String name) {
        return below().getImmediateFields().stream()
                .map(SelectedField::getName)
                .anyMatch(field -> !field.equals(name) && !field.equals("revision") && !field.equals("__typename"));
    }

    private static DataFetchingFieldSelectionSet below() {
        return SmallRyeContextManager.getCurrentSmallRyeContext()
                .unwrap(DataFetchingEnvironment.class)
                .getSelectionSet();
    }
}
