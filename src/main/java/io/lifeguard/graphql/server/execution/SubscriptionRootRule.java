package io.lifeguard.graphql.server.execution;

import graphql.Directives;
import graphql.GraphQLError;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The validation rule "Single root field" of the GraphQL specification of September 2025: a subscription has exactly one root
 * field, always. graphql-java's own rule looks at one level of selections and at no directives, and fails for a fragment that is
 * not defined.
 */
final class SubscriptionRootRule {
    private static final List<String> CONDITIONS =
            List.of(Directives.SkipDirective.getName(), Directives.IncludeDirective.getName());
    private static final String INTROSPECTION = "__";

    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> expanded = new HashSet<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<GraphQLError> errors = new ArrayList<>();

    private SubscriptionRootRule(Map<String, FragmentDefinition> fragments) {
        this.fragments = fragments;
    }

    /** The errors of all subscriptions of a document. */
    static List<GraphQLError> validate(Document document) {
        Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.putIfAbsent(fragment.getName(), fragment));
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> operation.getOperation() == Operation.SUBSCRIPTION)
                .flatMap(operation -> new SubscriptionRootRule(fragments).errors(operation).stream())
                .toList();
    }

    private List<GraphQLError> errors(OperationDefinition subscription) {
        collect(subscription.getSelectionSet());
        if (fields.size() > 1) {
            Field second = List.copyOf(fields.values()).get(1);
            add(
                    second.getSourceLocation(),
                    "a subscription must have one root field, always; this one has " + fields.size());
        }
        for (Field field : fields.values()) {
            if (field.getName().startsWith(INTROSPECTION)) {
                add(field.getSourceLocation(), field.getName() + " cannot be the root field of a subscription");
            }
        }
        return errors;
    }

    private void collect(SelectionSet selections) {
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof DirectivesContainer<?> container) {
                container.getDirectives().stream()
                        .filter(directive -> CONDITIONS.contains(directive.getName()))
                        .forEach(this::addCondition);
            }
            if (selection instanceof Field field) {
                fields.putIfAbsent(field.getResultKey(), field);
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

    private void addCondition(Directive directive) {
        add(
                directive.getSourceLocation(),
                "@" + directive.getName() + " cannot be used at the root of a subscription,"
                        + " which must have one root field, always");
    }

    private void add(SourceLocation location, String message) {
        errors.add(GraphQLProblem.at(
                location, ErrorCode.INVALID_DOCUMENT, "Validation error (SubscriptionRootField) : " + message));
    }
}
