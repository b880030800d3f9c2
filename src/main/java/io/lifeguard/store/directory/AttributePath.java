package io.lifeguard.store.directory;

import io.lifeguard.model.directory.Comparison;
import io.lifeguard.model.directory.UserCriterion;
import io.vertx.core.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/** A criterion on an attribute as a path of SQL/JSON, in which texts are literals: its regular expressions take no variable. */
final class AttributePath {
    private AttributePath() {}

    static String of(UserCriterion.AttributeCriterion criterion) {
        return "lax $" + matching(criterion, criterion.path());
    }

    static String of(UserCriterion.ElementCriterion element) {
        return "lax $" + names(element.path()) + "[*] ? ("
                + predicate(element.criterion(), element.path().size()) + ")";
    }

    /** @param depth how many names of each path the element has already */
    private static String predicate(UserCriterion criterion, int depth) {
        if (criterion instanceof UserCriterion.AllOf all) {
            return joined(all.parts(), " && ", depth);
        }
        if (criterion instanceof UserCriterion.AnyOf any) {
            return joined(any.parts(), " || ", depth);
        }
        if (criterion instanceof UserCriterion.NoneOf none) {
            return "!(" + predicate(none.part(), depth) + ")";
        }
        UserCriterion.AttributeCriterion attribute = (UserCriterion.AttributeCriterion) criterion;
        List<String> path = attribute.path();
        return "exists (@" + matching(attribute, path.subList(depth, path.size())) + ")";
    }

    private static String joined(List<UserCriterion> parts, String operator, int depth) {
        return parts.stream().map(part -> predicate(part, depth)).collect(Collectors.joining(operator, "(", ")"));
    }

    private static String matching(UserCriterion.AttributeCriterion criterion, List<String> path) {
        return criterion.comparison() == Comparison.PRESENT
                ? names(path) + " ? (@ != null)"
                : names(path) + " ? (" + condition(criterion.comparison(), criterion.value()) + ")";
    }

    private static String names(List<String> path) {
        return path.stream().map(name -> "." + Json.encode(name)).collect(Collectors.joining());
    }

    private static String condition(Comparison comparison, String value) {
        return switch (comparison) {
            case EQUAL -> equal(value);
            case NOT_EQUAL -> "!(" + equal(value) + ")";
            case CONTAINS -> expression(quoted(value));
            case STARTS_WITH -> expression("^" + quoted(value));
            case ENDS_WITH -> expression(quoted(value) + "$");
            case GREATER -> "@ > " + Json.encode(value);
            case GREATER_OR_EQUAL -> "@ >= " + Json.encode(value);
            case LESS -> "@ < " + Json.encode(value);
            case LESS_OR_EQUAL -> "@ <= " + Json.encode(value);
            case PRESENT -> "@ != null";
        };
    }

    private static String equal(String value) {
        String text = expression("^" + quoted(value) + "$");
        return value.equals("true") || value.equals("false") ? "(" + text + " || @ == " + value + ")" : text;
    }

    private static String expression(String pattern) {
        return "@ like_regex " + Json.encode(pattern) + " flag \"i\"";
    }

    private static String quoted(String text) {
        return text.replaceAll("([\\\\^$.|?*+()\\[\\]{}])", "\\\\$1");
    }
}
