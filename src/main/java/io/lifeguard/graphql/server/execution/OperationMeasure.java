package io.lifeguard.graphql.server.execution;

import graphql.GraphQLError;
import graphql.execution.ExecutionContext;
import graphql.introspection.Introspection;
import graphql.language.DirectivesContainer;
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
 * Measures the size of an operation before it is executed. Each selection set of the document is measured once, however often
 * fragments include it. {@code ExecutableNormalizedOperationFactory} and graphql-java's depth and complexity instrumentations
 * expand fragments instead, and forty lines of fragments can expand to more fields than fit into memory; see
 * docs/decisions/0009.
 */
final class OperationMeasure {
    private static final String PAGE_SIZE_ARGUMENT = "first";
    private static final Set<String> ENTRIES_FIELDS = Set.of("edges", "nodes");
    private static final String CONNECTION_SUFFIX = "Connection";

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final ArgumentSizes arguments;
    private final NullVariables nullVariables;
    private final IdentityHashMap<SelectionSet, SelectionSize> sizes = new IdentityHashMap<>();
    private final List<SizeArgument> pages = new ArrayList<>();
    private final List<SizeArgument> lists = new ArrayList<>();

    /** An argument that sets a number of entries. */
    record SizeArgument(Field field, String name, long entries) {}

    OperationMeasure(ExecutionContext operation) {
        this.schema = operation.getGraphQLSchema();
        this.fragments = operation.getFragmentsByName();
        this.arguments = new ArgumentSizes(operation.getCoercedVariables().toMap());
        this.nullVariables =
                new NullVariables(schema, operation.getCoercedVariables().toMap());
    }

    SelectionSize measure(SelectionSet selections, GraphQLCompositeType type) {
        SelectionSize measured = sizes.get(selections);
        if (measured != null) {
            return measured;
        }
        SelectionSize size = SelectionSize.EMPTY;
        for (Selection<?> selection : selections.getSelections()) {
            size = size.plus(measure(selection, type));
        }
        sizes.put(selections, size);
        return size;
    }

    /** An error for each variable of the measured selections that is null where null is not permitted. */
    List<GraphQLError> nullVariables() {
        return nullVariables.errors();
    }

    /** The requested page sizes. */
    List<SizeArgument> pages() {
        return pages;
    }

    /** The lengths of the lists among the arguments. */
    List<SizeArgument> lists() {
        return lists;
    }

    private SelectionSize measure(Selection<?> selection, GraphQLCompositeType type) {
        if (selection instanceof DirectivesContainer<?> container) {
            nullVariables.check(container);
        }
        if (selection instanceof Field field) {
            return arguments.includes(field) ? measure(field, type) : SelectionSize.EMPTY;
        } else if (selection instanceof InlineFragment inline) {
            return arguments.includes(inline)
                    ? measure(inline.getSelectionSet(), typeOf(inline.getTypeCondition(), type))
                    : SelectionSize.EMPTY;
        } else if (selection instanceof FragmentSpread spread && arguments.includes(spread)) {
            FragmentDefinition fragment = fragments.get(spread.getName());
            return fragment == null
                    ? SelectionSize.EMPTY
                    : measure(fragment.getSelectionSet(), typeOf(fragment.getTypeCondition(), type));
        }
        return SelectionSize.EMPTY;
    }

    private GraphQLCompositeType typeOf(@Nullable TypeName condition, GraphQLCompositeType type) {
        return condition == null ? type : (GraphQLCompositeType) schema.getType(condition.getName());
    }

    private SelectionSize measure(Field field, GraphQLCompositeType type) {
        GraphQLFieldDefinition definition = Introspection.getFieldDef(schema, type, field.getName());
        nullVariables.check(field, definition);
        SelectionSize children = field.getSelectionSet() == null
                ? SelectionSize.EMPTY
                : measure(field.getSelectionSet(), (GraphQLCompositeType)
                        GraphQLTypeUtil.unwrapAll(definition.getType()));
        boolean alias = field.getAlias() != null;
        long weight = FieldWeights.of(type.getName(), field.getName());
        GraphQLArgument page = definition.getArgument(PAGE_SIZE_ARGUMENT);
        if (page != null) {
            return children.inPage(alias, weight, entries(field, page));
        } else if (ENTRIES_FIELDS.contains(field.getName()) && type.getName().endsWith(CONNECTION_SUFFIX)) {
            return children.inPageEntries(alias);
        }
        return children.inField(alias, weight, entries(field, type, definition));
    }

    private long entries(Field field, GraphQLArgument page) {
        long entries = Math.max(0, arguments.intValue(field, page));
        pages.add(new SizeArgument(field, PAGE_SIZE_ARGUMENT, entries));
        return entries;
    }

    /** The product of the lengths of the lists among the arguments; without such a list the assumed length of the field. */
    private long entries(Field field, GraphQLCompositeType type, GraphQLFieldDefinition definition) {
        List<GraphQLArgument> lists = definition.getArguments().stream()
                .filter(argument -> isList(argument.getType()))
                .toList();
        if (lists.isEmpty()) {
            return isList(definition.getType()) ? FieldWeights.entries(type.getName(), field.getName()) : 1;
        }
        return lists.stream().map(argument -> listLength(field, argument)).reduce(1L, SelectionSize::product);
    }

    private static boolean isList(GraphQLType type) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
    }

    private long listLength(Field field, GraphQLArgument argument) {
        long length = arguments.listLength(field, argument);
        if (length < 0) {
            return FieldWeights.defaultEntries();
        }
        lists.add(new SizeArgument(field, argument.getName(), length));
        return length;
    }
}
