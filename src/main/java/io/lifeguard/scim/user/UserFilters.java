package io.lifeguard.scim.user;

import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.Type;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.filter.AndExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.AttributePathRoot;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.NotExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.OrExpressionNode;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.utils.RequestUtils;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.directory.Comparison;
import io.lifeguard.model.directory.UserCriterion;
import io.lifeguard.model.directory.UserCriterion.AllOf;
import io.lifeguard.model.directory.UserCriterion.AnyOf;
import io.lifeguard.model.directory.UserCriterion.AttributeCriterion;
import io.lifeguard.model.directory.UserCriterion.ElementCriterion;
import io.lifeguard.model.directory.UserCriterion.FieldCriterion;
import io.lifeguard.model.directory.UserCriterion.NoneOf;
import io.lifeguard.model.directory.UserField;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ResourceNumber;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters of users, as the library parses them, as criteria. */
final class UserFilters {
    private final ResourceType type;

    UserFilters(ResourceType type) {
        this.type = type;
    }

    private static final Map<Comparator, Comparison> COMPARISONS = Map.of(
            Comparator.EQ, Comparison.EQUAL,
            Comparator.NE, Comparison.NOT_EQUAL,
            Comparator.CO, Comparison.CONTAINS,
            Comparator.SW, Comparison.STARTS_WITH,
            Comparator.EW, Comparison.ENDS_WITH,
            Comparator.GT, Comparison.GREATER,
            Comparator.GE, Comparison.GREATER_OR_EQUAL,
            Comparator.LT, Comparison.LESS,
            Comparator.LE, Comparison.LESS_OR_EQUAL,
            Comparator.PR, Comparison.PRESENT);

    private static final Set<Comparison> OF_PARTS =
            EnumSet.of(Comparison.CONTAINS, Comparison.STARTS_WITH, Comparison.ENDS_WITH);
    private static final Set<UserField> WITHOUT_PARTS =
            EnumSet.of(UserField.ID, UserField.ENABLED, UserField.CREATED, UserField.MODIFIED, UserField.POLICY_ID);
    private static final UserCriterion NOBODY = new NoneOf(UserCriterion.EVERYBODY);

    /** @param filter null for all users */
    UserCriterion criterion(@Nullable FilterNode filter) {
        if (filter == null) {
            return UserCriterion.EVERYBODY;
        }
        if (filter instanceof AndExpressionNode and) {
            return new AllOf(List.of(criterion(and.getLeftNode()), criterion(and.getRightNode())));
        }
        if (filter instanceof OrExpressionNode or) {
            return new AnyOf(List.of(criterion(or.getLeftNode()), criterion(or.getRightNode())));
        }
        if (filter instanceof NotExpressionNode not) {
            return new NoneOf(criterion(not.getRightNode()));
        }
        if (filter instanceof AttributePathRoot root) {
            return element(root);
        }
        return comparison((AttributeExpressionLeaf) filter);
    }

    private UserCriterion comparison(AttributeExpressionLeaf leaf) {
        Comparison comparison = Objects.requireNonNull(COMPARISONS.get(leaf.getComparator()));
        // a comparison with null asks for what has no value
        if (leaf.isNull() && comparison != Comparison.PRESENT) {
            return switch (comparison) {
                case EQUAL -> new NoneOf(comparison(leaf, Comparison.PRESENT));
                case NOT_EQUAL -> comparison(leaf, Comparison.PRESENT);
                default -> throw RefusedRequest.invalidFilter("A comparison with null is eq or ne.");
            };
        }
        return comparison(leaf, comparison);
    }

    private UserCriterion comparison(AttributeExpressionLeaf leaf, Comparison comparison) {
        SchemaAttribute attribute = attribute(leaf);
        Optional<UserField> field = UserFields.of(attribute);
        if (field.isPresent()) {
            return comparison(leaf, field.get(), comparison);
        }
        boolean isKept = !attribute.getResourceUri().equals(UserSchema.EXTENSION)
                && !UserSchema.MANAGED.contains(attribute.getScimNodeName().split("\\.", 2)[0]);
        if (!isKept) {
            throw RefusedRequest.invalidFilter("No filter can use " + InputSanitizer.quote(leaf.getFullName()) + ".");
        }
        boolean isOrdered =
                comparison.name().startsWith("GREATER") || comparison.name().startsWith("LESS");
        if (isOrdered && attribute.getType() == Type.BOOLEAN) {
            throw RefusedRequest.invalidFilter(InputSanitizer.quote(leaf.getFullName()) + " has no order.");
        }
        List<String> path = path(attribute, comparison);
        return comparison == Comparison.NOT_EQUAL
                ? new NoneOf(new AttributeCriterion(path, Comparison.EQUAL, value(leaf)))
                : new AttributeCriterion(path, comparison, value(leaf));
    }

    /** Clients leave out the schema of a name, and write it in any case. */
    private SchemaAttribute attribute(AttributeExpressionLeaf leaf) {
        return RequestUtils.getSchemaAttributeByAttributeName(type, leaf.getFullName());
    }

    private static List<String> path(SchemaAttribute attribute, Comparison comparison) {
        Stream<String> schema = attribute.getResourceUri().equals(SchemaUris.USER_URI)
                ? Stream.empty()
                : Stream.of(attribute.getResourceUri());
        // an attribute with parts is compared by its value
        Stream<String> value = attribute.getType() == Type.COMPLEX && comparison != Comparison.PRESENT
                ? Stream.of("value")
                : Stream.empty();
        return Stream.of(schema, Arrays.stream(attribute.getScimNodeName().split("\\.")), value)
                .flatMap(names -> names)
                .toList();
    }

    /** Conditions that one element of a list must meet. */
    private UserCriterion element(AttributePathRoot root) {
        SchemaAttribute list = RequestUtils.getSchemaAttributeByAttributeName(type, root.getFullName());
        UserCriterion inner = criterion(root.getChild());
        if (UserFields.of(list).isPresent()) {
            return inner;
        }
        return new ElementCriterion(path(list, Comparison.PRESENT), inner);
    }

    private static UserCriterion comparison(AttributeExpressionLeaf leaf, UserField field, Comparison comparison) {
        if (comparison == Comparison.PRESENT) {
            return new FieldCriterion(field, comparison, "");
        }
        if (OF_PARTS.contains(comparison) && WITHOUT_PARTS.contains(field)) {
            throw RefusedRequest.invalidFilter(
                    InputSanitizer.quote(leaf.getFullName()) + " is no text; co, sw and ew compare parts of texts.");
        }
        String value = value(leaf);
        if (!Ids.isStorable(value)) {
            return comparison == Comparison.NOT_EQUAL ? UserCriterion.EVERYBODY : NOBODY;
        }
        return switch (field) {
            case ID, POLICY_ID ->
                ResourceNumber.parse(value)
                        .<UserCriterion>map(id -> new FieldCriterion(field, comparison, id))
                        .orElse(comparison == Comparison.NOT_EQUAL ? UserCriterion.EVERYBODY : NOBODY);
            case ENABLED -> new FieldCriterion(field, equality(leaf, comparison), flag(leaf));
            case CREATED, MODIFIED ->
                new FieldCriterion(
                        field,
                        comparison,
                        leaf.getDateTime()
                                .orElseThrow(() -> RefusedRequest.invalidFilter(
                                        InputSanitizer.quote(value) + " is no date, such as 2026-11-26T13:00:00Z.")));
            case ADDRESS -> new FieldCriterion(field, comparison, withoutPrefix(Ids.key(value), "sip:"));
            case POLICY_NAME -> new FieldCriterion(field, comparison, withoutPrefix(Ids.key(value), "tag:"));
            case EXTERNAL_ID, HOME -> new FieldCriterion(field, comparison, Ids.key(value));
            case DISPLAY_NAME -> new FieldCriterion(field, comparison, asciiLowerCase(value));
            case HOSTING -> new FieldCriterion(field, comparison, value.toUpperCase(Locale.ROOT));
        };
    }

    private static Comparison equality(AttributeExpressionLeaf leaf, Comparison comparison) {
        if (comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            throw RefusedRequest.invalidFilter(InputSanitizer.quote(leaf.getFullName()) + " is true or false; use eq.");
        }
        return comparison;
    }

    /** Clients also send true and false as texts, in any case. */
    private static boolean flag(AttributeExpressionLeaf leaf) {
        String text = value(leaf);
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw RefusedRequest.invalidFilter(InputSanitizer.quote(leaf.getFullName()) + " is true or false.");
        }
        return text.equalsIgnoreCase("true");
    }

    private static String value(AttributeExpressionLeaf leaf) {
        return leaf.isNull() ? "" : leaf.getStringValue().orElse(String.valueOf(leaf.getValue()));
    }

    private static String withoutPrefix(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static String asciiLowerCase(String text) {
        return text.chars()
                .map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
                .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
                .toString();
    }
}
