package io.lifeguard.store.directory;

import io.lifeguard.model.directory.Comparison;
import io.lifeguard.model.directory.UserCriterion;
import io.lifeguard.model.directory.UserField;
import io.lifeguard.model.directory.UserOrder;
import io.lifeguard.store.facts.SearchWords;
import io.lifeguard.store.sql.SqlConditions;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A criterion as an expression of SQL, which is null where it compares what has no value, on users {@code u} with home {@code h}, granted policy {@code o} and
 * attributes {@code a}. Equality and beginnings of addresses, and equality of external ids, display names, ids and
 * policies, are found by an index.
 */
final class CriterionSql {
    private static final String SCHEME = "sip:";
    /** Follows every text with the same beginning in the order of collation "C". */
    private static final String LAST_CHARACTER = "\udbff\udfff";

    private static final String HOME = "h.key";
    private static final String POLICY_NAME = "substr(o.key, 5)";
    private static final String ATTRIBUTES = "a.attributes";

    private static final Map<UserField, String> COLUMNS = Map.ofEntries(
            Map.entry(UserField.ID, "u.id"),
            Map.entry(UserField.ADDRESS, "u.key"),
            Map.entry(UserField.EXTERNAL_ID, "u.external_key"),
            Map.entry(UserField.DISPLAY_NAME, "lower(u.display_name collate \"C\")"),
            Map.entry(UserField.ENABLED, "u.enabled"),
            Map.entry(UserField.CREATED, "u.created_at"),
            Map.entry(UserField.MODIFIED, "u.modified_at"),
            Map.entry(UserField.HOME, HOME),
            Map.entry(UserField.HOSTING, "case when u.online then 'ONLINE' else 'ON_PREMISES' end"),
            Map.entry(UserField.POLICY_ID, "u.policy_id"),
            Map.entry(UserField.POLICY_NAME, POLICY_NAME));

    private static final Map<Comparison, String> OPERATORS = Map.of(
            Comparison.EQUAL, " = ",
            Comparison.GREATER, " > ",
            Comparison.GREATER_OR_EQUAL, " >= ",
            Comparison.LESS, " < ",
            Comparison.LESS_OR_EQUAL, " <= ");

    private static final Map<String, String> JOINS = Map.of(
            HOME, "left join front_end_pools h on h.id = u.home_id\n",
            POLICY_NAME, "left join policies o on o.id = u.policy_id\n",
            ATTRIBUTES, "left join user_attributes a on a.user_id = u.id\n");

    private final SqlConditions values = new SqlConditions();
    private final String text;

    private CriterionSql(UserCriterion criterion) {
        this.text = expression(criterion);
    }

    static CriterionSql of(UserCriterion criterion) {
        return new CriterionSql(criterion);
    }

    String text() {
        return text;
    }

    /** The joins that the expression needs: with others PostgreSQL reads rows where the index of a condition would do. */
    String joins() {
        return JOINS.entrySet().stream()
                .filter(join -> text.contains(join.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
    }

    String placeholder(Object argument) {
        return values.placeholder(argument);
    }

    Tuple arguments() {
        return values.arguments();
    }

    static String order(UserOrder order) {
        return COLUMNS.get(order.field()) + direction(order) + ", u.id";
    }

    /** The same order by the columns of the result. */
    static String outerOrder(UserOrder order) {
        String column =
                switch (order.field()) {
                    case ID -> "user_id";
                    case ADDRESS -> "key";
                    case EXTERNAL_ID -> "external_key";
                    case DISPLAY_NAME -> "lower(display_name collate \"C\")";
                    case ENABLED -> "enabled";
                    case CREATED -> "created_at";
                    case MODIFIED -> "modified_at";
                    case HOME -> "lower(home_fqdn collate \"C\")";
                    case HOSTING -> "case when online then 'ONLINE' else 'ON_PREMISES' end";
                    case POLICY_ID -> "policy_id";
                    case POLICY_NAME -> "policy_key";
                };
        return column + direction(order) + ", user_id";
    }

    private static String direction(UserOrder order) {
        return order.isDescending() ? " desc nulls last" : " nulls last";
    }

    private String expression(UserCriterion criterion) {
        if (criterion instanceof UserCriterion.AllOf all) {
            return all.parts().isEmpty() ? "true" : joined(all.parts(), " and ");
        }
        if (criterion instanceof UserCriterion.AnyOf any) {
            return joined(any.parts(), " or ");
        }
        if (criterion instanceof UserCriterion.NoneOf none) {
            return "(not coalesce(" + expression(none.part()) + ", false))";
        }
        if (criterion instanceof UserCriterion.AttributeCriterion attribute) {
            return exists(AttributePath.of(attribute));
        }
        if (criterion instanceof UserCriterion.ElementCriterion element) {
            return exists(AttributePath.of(element));
        }
        return comparison((UserCriterion.FieldCriterion) criterion);
    }

    private String exists(String path) {
        return "jsonb_path_exists(" + ATTRIBUTES + ", " + placeholder(path) + "::text::jsonpath)";
    }

    private String joined(List<UserCriterion> parts, String operator) {
        return parts.stream().map(this::expression).collect(Collectors.joining(operator, "(", ")"));
    }

    private String comparison(UserCriterion.FieldCriterion criterion) {
        String column = COLUMNS.get(criterion.field());
        Comparison comparison = criterion.comparison();
        if (comparison == Comparison.PRESENT) {
            return column + " is not null";
        }
        if (comparison == Comparison.NOT_EQUAL) {
            return column + " is distinct from " + typed(criterion);
        }
        if (criterion.field() == UserField.ADDRESS) {
            return address(comparison, (String) criterion.value());
        }
        String like = pattern(comparison, String.valueOf(criterion.value()));
        if (!like.isEmpty()) {
            return column + "::text like " + placeholder(like);
        }
        String compared = column + OPERATORS.get(comparison) + typed(criterion);
        return criterion.field() == UserField.DISPLAY_NAME && comparison == Comparison.EQUAL
                ? words((String) criterion.value()) + compared
                : compared;
    }

    /** Narrows a search for a name to the users that have its words. */
    private String words(String name) {
        String words = SearchWords.ofName(name);
        return words.isEmpty()
                ? ""
                : "array_to_tsvector(string_to_array(u.search_words, ' ')) @@ " + placeholder(words)
                        + "::text::tsquery and ";
    }

    private String address(Comparison comparison, String address) {
        if (comparison == Comparison.STARTS_WITH) {
            return "u.key >= " + placeholder(SCHEME + address) + " and u.key < "
                    + placeholder(SCHEME + address + LAST_CHARACTER);
        }
        String like = pattern(comparison, address);
        return like.isEmpty()
                ? "u.key" + OPERATORS.get(comparison) + placeholder(SCHEME + address)
                : "substr(u.key, 5) like " + placeholder(like);
    }

    /** The pattern of a comparison with a part of a text; empty for any other. */
    private static String pattern(Comparison comparison, String part) {
        String escaped = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return switch (comparison) {
            case CONTAINS -> "%" + escaped + "%";
            case STARTS_WITH -> escaped + "%";
            case ENDS_WITH -> "%" + escaped;
            default -> "";
        };
    }

    private String typed(UserCriterion.FieldCriterion criterion) {
        Object value = criterion.value();
        if (value instanceof Instant instant) {
            return placeholder(OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
        return placeholder(criterion.field() == UserField.ADDRESS ? SCHEME + value : value);
    }
}
