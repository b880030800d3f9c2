package io.lifeguard.graphql.server.execution;

import graphql.execution.ExecutionContext;
import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures an operation before it is carried out. Each selection of the document is measured once, however often fragments
 * bring it in: graphql-java's own analysis expands them, and a few lines of fragments expand to more than a machine can hold.
 */
final class OperationMeasure {
    private static final String PAGE_SIZE = "first";
    private static final Set<String> ENTRIES = Set.of("edges", "nodes");
    private static final String CONNECTION = "Connection";

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final ArgumentSizes arguments;
    private final IdentityHashMap<SelectionSet, SelectionSize> measured = new IdentityHashMap<>();
    private final List<MeasuredField> pages = new ArrayList<>();
    private final List<MeasuredField> lists = new ArrayList<>();

    /** A field with a size among its arguments. */
    record MeasuredField(Field field, String argument, long entries) {}

    OperationMeasure(ExecutionContext operation) {
        this.schema = operation.getGraphQLSchema();
        this.fragments = operation.getFragmentsByName();
        this.arguments = new ArgumentSizes(operation.getCoercedVariables().toMap());
    }

    SelectionSize of(SelectionSet selections, GraphQLCompositeType type) {
        SelectionSize known = measured.get(selections);
        if (known != null) {
            return known;
        }
        SelectionSize size = SelectionSize.NOTHING;
        for (Selection<?> selection : selections.getSelections()) {
            size = size.and(of(selection, type));
        }
        measured.put(selections, size);
        return size;
    }

    /** The pages that are asked for, each where the document asks for it. */
    List<MeasuredField> pages() {
        return pages;
    }

    /** The lists that are sent as arguments. */
    List<MeasuredField> lists() {
        return lists;
    }

    private SelectionSize of(Selection<?> selection, GraphQLCompositeType type) {
        if (selection instanceof Field field) {
            return arguments.includes(field) ? of(field, type) : SelectionSize.NOTHING;
        } else if (selection instanceof InlineFragment inline) {
            return arguments.includes(inline)
                    ? of(inline.getSelectionSet(), narrowed(inline.getTypeCondition(), type))
                    : SelectionSize.NOTHING;
        } else if (selection instanceof FragmentSpread spread && arguments.includes(spread)) {
            FragmentDefinition fragment = fragments.get(spread.getName());
            return fragment == null
                    ? SelectionSize.NOTHING
                    : of(fragment.getSelectionSet(), narrowed(fragment.getTypeCondition(), type));
        }
        return SelectionSize.NOTHING;
    }

    private GraphQLCompositeType narrowed(@Nullable TypeName condition, GraphQLCompositeType type) {
        return condition == null ? type : (GraphQLCompositeType) schema.getType(condition.getName());
    }

    private SelectionSize of(Field field, GraphQLCompositeType type) {
        GraphQLFieldDefinition definition = Introspection.getFieldDef(schema, type, field.getName());
        SelectionSize below = field.getSelectionSet() == null
                ? SelectionSize.NOTHING
                : of(field.getSelectionSet(), (GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(definition.getType()));
        boolean alias = field.getAlias() != null;
        long weight = FieldWeights.of(type.getName(), field.getName());
        GraphQLArgument page = definition.getArgument(PAGE_SIZE);
        if (page != null) {
            return below.underPage(alias, weight, entries(field, page));
        } else if (ENTRIES.contains(field.getName()) && type.getName().endsWith(CONNECTION)) {
            return below.underEntries(alias);
        }
        return below.under(alias, weight, entries(field, type, definition));
    }

    private long entries(Field field, GraphQLArgument page) {
        long entries = Math.max(0, arguments.number(field, page));
        pages.add(new MeasuredField(field, PAGE_SIZE, entries));
        return entries;
    }

    /** As many as the lists among the arguments name, in all combinations; else as lists have usually. */
    private long entries(Field field, GraphQLCompositeType type, GraphQLFieldDefinition definition) {
        List<GraphQLArgument> lists = definition.getArguments().stream()
                .filter(argument -> isList(argument.getType()))
                .toList();
        if (lists.isEmpty()) {
            return isList(definition.getType()) ? FieldWeights.entries(type.getName(), field.getName()) : 1;
        }
        return lists.stream().map(argument -> named(field, argument)).reduce(1L, SelectionSize::product);
    }

    private static boolean isList(GraphQLType type) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
    }

    private long named(Field field, GraphQLArgument argument) {
        long named = arguments.entries(field, argument);
        if (named < 0) {
            return FieldWeights.entriesNotNamed();
        }
        lists.add(new MeasuredField(field, argument.getName(), named));
        return named;
    }
}
