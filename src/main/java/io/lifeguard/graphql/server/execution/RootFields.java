package io.lifeguard.graphql.server.execution;

import graphql.GraphQLError;
import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import io.lifeguard.access.Caller;
import io.lifeguard.access.Permissions;
import io.lifeguard.access.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The root fields of an operation, also those in fragments and those that a directive excludes. */
final class RootFields {
    private final String type;
    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> expanded = new HashSet<>();
    private final List<Field> fields = new ArrayList<>();

    RootFields(String type, ExecutionContext operation) {
        this.type = type;
        this.fragments = operation.getFragmentsByName();
        collect(operation.getOperationDefinition().getSelectionSet());
    }

    /** An error for each field that the caller's role does not permit. */
    List<GraphQLError> forbidden(Optional<Caller> caller) {
        List<GraphQLError> problems = new ArrayList<>();
        for (Field field : fields) {
            Optional<Role> required = Permissions.field(type, field.getName());
            boolean permitted = caller.isPresent()
                    && required.filter(caller.get().role()::includes).isPresent();
            if (!permitted) {
                problems.add(
                        GraphQLProblem.at(field.getSourceLocation(), ErrorCode.FORBIDDEN, message(field, required)));
            }
        }
        return problems;
    }

    private static String message(Field field, Optional<Role> required) {
        return required.map(role -> field.getName() + " requires the role "
                        + role.name().toLowerCase(Locale.ROOT) + ". Nothing was stored.")
                .orElse("No role permits " + field.getName() + ".");
    }

    private void collect(SelectionSet selections) {
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                fields.add(field);
            } else if (selection instanceof InlineFragment inline) {
                collect(inline.getSelectionSet());
            } else if (selection instanceof FragmentSpread spread && expanded.add(spread.getName())) {
                FragmentDefinition fragment = fragments.get(spread.getName());
                if (fragment != null) {
                    collect(fragment.getSelectionSet());
                }
            }
        }
    }
}
