package io.lifeguard.scim.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A request that is answered with a SCIM error. */
public final class RefusedRequest extends ScimException {
    /** The member of an error that holds the rules that a write would break. */
    public static final String EXTENSION = "urn:ietf:params:scim:api:messages:extension:lifeguard:2.0:Error";

    private static final long serialVersionUID = 1;
    private final transient Optional<ObjectNode> extension;

    RefusedRequest(String detail, int status, Optional<String> scimType, Optional<ObjectNode> extension) {
        super(detail, null, status, scimType.orElse(null));
        this.extension = extension;
    }

    public static RefusedRequest invalid(String scimType, String detail) {
        return new RefusedRequest(detail, 400, Optional.of(scimType), Optional.empty());
    }

    public static RefusedRequest invalidValue(String detail) {
        return invalid(ScimType.RFC7644.INVALID_VALUE, detail);
    }

    public static RefusedRequest invalidFilter(String detail) {
        return invalid(ScimType.RFC7644.INVALID_FILTER, detail);
    }

    /** The name of another resource. */
    public static RefusedRequest taken(String detail) {
        return new RefusedRequest(detail, 409, Optional.of(ScimType.RFC7644.UNIQUENESS), Optional.empty());
    }

    public static RefusedRequest notFound(String detail) {
        return new RefusedRequest(detail, 404, Optional.empty(), Optional.empty());
    }

    public static RefusedRequest withStatus(int status, String detail) {
        return new RefusedRequest(detail, status, Optional.empty(), Optional.empty());
    }

    /**
     * Of the rules that a write would break: 409 where a name is taken, 400 otherwise.
     *
     * @param violations one at least
     * @param attribute the attribute of the resource for the path of a violation
     */
    public static RefusedRequest of(List<Violation> violations, UnaryOperator<String> attribute) {
        boolean taken = violations.stream().anyMatch(v -> v.rule() == Rule.NAME_IS_UNIQUE);
        String detail =
                violations.stream().map(v -> v.rule() + ": " + v.reason()).collect(Collectors.joining(" "));
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        violations.forEach(v -> shown.addObject()
                .put("rule", v.rule().name())
                .put("attribute", attribute.apply(v.path()))
                .put("reason", v.reason())
                .put("remedy", v.rule().statement()));
        ObjectNode extension = JsonNodeFactory.instance.objectNode();
        extension.set("violations", shown);
        return new RefusedRequest(
                detail,
                taken ? 409 : 400,
                Optional.of(taken ? ScimType.RFC7644.UNIQUENESS : ScimType.RFC7644.INVALID_VALUE),
                Optional.of(extension));
    }

    public Optional<ObjectNode> extension() {
        return extension;
    }
}
