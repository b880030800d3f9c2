package io.lifeguard.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import io.lifeguard.service.Eligibilities.Wanted;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;

/** What a request asks for below the present field: what it does not ask for need not be read. */
final class Selection {
    private Selection() {}

    /** @param path from the present field to eligibilities, such as {@code eligibility/}; empty where it gives them itself */
    static Wanted wanted(String path) {
        return new Wanted(has(path + "remedies"), has(path + "remedies/steps/alsoAffects"));
    }

    /** @param path from the present field, names with slashes between them */
    static boolean has(String path) {
        return below().contains(path);
    }

    /** Whether a field right below the present one is asked for that has another name and is none of the present state. */
    static boolean hasOtherThan(String name) {
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
