package io.lifeguard.graphql.decision;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import java.util.List;
import java.util.Set;

/** The fields that a client selects below the field that is being fetched; the service reads only what they need. */
final class FieldSelection {
    /** Fields that need nothing from the database. */
    private static final Set<String> FREE = Set.of("revision", "__typename");

    private FieldSelection() {}

    /** @param path from the current field to its eligibilities, such as {@code eligibility/}; empty if it returns them */
    static RequestedDetails requestedDetails(String path) {
        DataFetchingFieldSelectionSet selection = current();
        return new RequestedDetails(
                selection.contains(path + "remedies"), selection.contains(path + "remedies/steps/alsoAffects"));
    }

    /**
     * Whether the client selects figures of the whole population, and not only pages of users.
     *
     * @param pagesFields the fields with pages of users
     */
    static boolean needsFigures(String... pagesFields) {
        DataFetchingFieldSelectionSet selection = current();
        List<String> pages = List.of(pagesFields);
        return pages.stream().anyMatch(field -> selection.contains(field + "/totalCount"))
                || selection.getImmediateFields().stream()
                        .map(SelectedField::getName)
                        .anyMatch(field -> !pages.contains(field) && !FREE.contains(field));
    }

    private static DataFetchingFieldSelectionSet current() {
        return SmallRyeContextManager.getCurrentSmallRyeContext()
                .unwrap(DataFetchingEnvironment.class)
                .getSelectionSet();
    }
}
