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

/**
 * The fields at the root of an operation, wherever fragments hide them, and whether its caller may have them. One that a
 * variable leaves out counts as well.
 */
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

    /** What is to be said of those that the caller may not have. */
    List<GraphQLError> forbidden(Optional<Caller> caller) {
        List<GraphQLError> problems = new ArrayList<>();
        for (Field field : fields) {
            Optional<Role> needed = Permissions.field(type, field.getName());
            boolean allowed = caller.isPresent()
                    && needed.filter(caller.get().role()::includes).isPresent();
            if (!allowed) {
                problems.add(GraphQLProblem.at(field.getSourceLocation(), ErrorCode.FORBIDDEN, message(field, needed)));
            }
        }
        return problems;
    }

    private static String message(Field field, Optional<Role> needed) {
        return needed.map(role -> field.getName() + " takes the role "
                        + role.name().toLowerCase(Locale.ROOT) + ". Nothing was done.")
                .orElse("Nobody may have " + field.getName() + ".");
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
