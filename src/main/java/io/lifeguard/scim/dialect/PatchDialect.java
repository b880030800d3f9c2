package io.lifeguard.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.scim.dialect.AttributeNames.NamedAttribute;
import io.lifeguard.scim.protocol.FilterBounds;
import io.lifeguard.scim.protocol.RefusedRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patches as identity systems send them, in the form that the library executes: one attribute for each operation, named by a
 * path; {@code replace} of an attribute with parts as {@code add}, which leaves the parts that were not sent (RFC 7644
 * 3.5.2.3).
 */
public final class PatchDialect {
    private static final int MAX_OPERATIONS = 1_000;
    private static final Set<String> OPERATIONS = Set.of("add", "replace", "remove");
    /** A path with a filter: the attribute, the filter with its brackets, the part. */
    private static final Pattern FILTERED = Pattern.compile("([^\\[]+)(\\[.*\\])(?:\\.([^\\].]+))?", Pattern.DOTALL);

    private final AttributeNames names;

    public PatchDialect(ResourceType type) {
        this.names = new AttributeNames(type);
    }

    /** @throws RefusedRequest for a body that is no patch */
    public ObjectNode normalize(ObjectNode sent) {
        JsonNode operations = member(sent, "Operations")
                .filter(JsonNode::isArray)
                .orElseThrow(() ->
                        RefusedRequest.invalid(ScimType.RFC7644.INVALID_SYNTAX, "A patch has a list of Operations."));
        if (operations.isEmpty() || operations.size() > MAX_OPERATIONS) {
            throw RefusedRequest.invalid(
                    ScimType.RFC7644.INVALID_SYNTAX,
                    "Operations: a patch has 1 to %,d of them; this one has %,d."
                            .formatted(MAX_OPERATIONS, operations.size()));
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putArray("schemas").add(SchemaUris.PATCH_OP);
        ArrayNode normalized = patch.putArray("Operations");
        operations.forEach(operation -> add(operation, normalized));
        return patch;
    }

    private void add(JsonNode operation, ArrayNode normalized) {
        String op = member(operation, "op").map(JsonNode::asText).orElse("").toLowerCase(Locale.ROOT);
        if (!OPERATIONS.contains(op)) {
            throw RefusedRequest.invalid(
                    ScimType.RFC7644.INVALID_SYNTAX,
                    "op: " + InputSanitizer.quote(op) + " is not one of add, replace and remove.");
        }
        Optional<String> path = member(operation, "path")
                .filter(p -> !p.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
        Optional<JsonNode> value = member(operation, "value");
        if (path.isPresent()) {
            add(op, path.get().strip(), value, normalized);
        } else if (op.equals("remove")) {
            throw RefusedRequest.invalid(ScimType.RFC7644.NO_TARGET, "path: remove needs the path of what to remove.");
        } else {
            value
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> RefusedRequest.invalidValue(
                            "value: an operation without a path needs an object of attributes."))
                    .properties()
                    .stream()
                    // a client may send back what it has read
                    .filter(attribute -> !isReadOnly(attribute.getKey()))
                    .forEach(attribute -> add(op, attribute.getKey(), Optional.of(attribute.getValue()), normalized));
        }
    }

    private void add(String op, String path, Optional<JsonNode> value, ArrayNode normalized) {
        FilterBounds.check("path", path);
        if (path.equalsIgnoreCase("schemas") || path.equalsIgnoreCase("id") || path.equalsIgnoreCase("meta")) {
            return;
        }
        if (names.extension(path).isPresent()
                && value.filter(JsonNode::isObject).isPresent()) {
            String uri = names.extension(path).get().getNonNullId();
            value.get()
                    .properties()
                    .forEach(inner -> add(op, uri + ":" + inner.getKey(), Optional.of(inner.getValue()), normalized));
            return;
        }
        Matcher filtered = FILTERED.matcher(path);
        boolean isFiltered = filtered.matches();
        String name = isFiltered
                ? filtered.group(1)
                        + Optional.ofNullable(filtered.group(3))
                                .map(part -> "." + part)
                                .orElse("")
                : path;
        Optional<NamedAttribute> attribute = names.find(name);
        if (attribute.isEmpty()) {
            put(op, names.extension(path).map(s -> s.getNonNullId()).orElse(path), value, normalized);
            return;
        }
        NamedAttribute named = attribute.get();
        if (isReadOnly(named)) {
            throw RefusedRequest.invalid(
                    ScimType.RFC7644.MUTABILITY, "path: " + InputSanitizer.quote(name) + " is decided by the service.");
        }
        Optional<JsonNode> normal = value.map(v -> isFiltered && named.part().isEmpty()
                ? AttributeValues.single(named.last(), v)
                : AttributeValues.normalize(named.last(), v));
        boolean hasParts =
                AttributeValues.isComplex(named.last()) && !named.last().isMultiValued();
        String effective = op.equals("replace")
                        && hasParts
                        && normal.filter(JsonNode::isObject).isPresent()
                ? "add"
                : op;
        put(effective, named.path(isFiltered ? filtered.group(2) : ""), normal, normalized);
    }

    private boolean isReadOnly(String name) {
        return names.find(name).filter(PatchDialect::isReadOnly).isPresent();
    }

    private static boolean isReadOnly(NamedAttribute named) {
        return named.attribute().isReadOnly() || named.last().isReadOnly();
    }

    /** A value of null removes. */
    private static void put(String op, String path, Optional<JsonNode> value, ArrayNode normalized) {
        boolean removes = value.filter(JsonNode::isNull).isPresent()
                || (op.equals("replace")
                        && value.filter(v -> v.isArray() && v.isEmpty()).isPresent());
        ObjectNode operation =
                normalized.addObject().put("op", removes ? "remove" : op).put("path", path);
        if (!removes) {
            value.ifPresent(v -> operation.set("value", v));
        }
    }

    private static Optional<JsonNode> member(JsonNode object, String name) {
        Optional<JsonNode> exact = Optional.ofNullable(object.get(name));
        if (exact.isPresent() || !object.isObject()) {
            return exact;
        }
        return object.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .map(java.util.Map.Entry::getValue)
                .findFirst();
    }
}
