package io.lifeguard.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import io.lifeguard.scim.protocol.FilterBounds;
import io.lifeguard.scim.protocol.RefusedRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches as identity systems send them: booleans in filters as texts, texts without quotation marks, numbers as texts. */
public final class SearchDialect {
    private static final String FILTER = "filter";

    /**
     * A text, which stays as it is; a switch that is compared with a text; members that are compared as a whole; a comparison
     * with a word that is neither a text nor another value of JSON.
     */
    private static final Pattern PARTS = Pattern.compile(
            "\\b(?<flag>(?:active|primary)\\s+(?:eq|ne)\\s+)\"(?<value>true|false)\"|\"(?:\\\\.|[^\"\\\\])*\""
                    + "|\\b(?<members>members)(?=\\s+(?:eq|ne|co|sw|ew)\\b)"
                    + "|(?<operator>\\s(?:eq|ne|co|sw|ew|gt|ge|lt|le)\\s+)"
                    + "(?!(?:true|false|null|-?[0-9.]+)(?:[\\s)\\]]|$))(?<word>[^\\s\"()\\[\\]\\\\]+)",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Boolean> MEMBERS =
            Map.of(FILTER, true, "sortBy", true, "sortOrder", true, "startIndex", false, "count", false);

    private static final Set<String> LISTS = Set.of("attributes", "excludedAttributes");

    private SearchDialect() {}

    /** The value of a parameter of a list. */
    public static String parameter(String name, String value) {
        if (!name.equalsIgnoreCase(FILTER)) {
            return value;
        }
        FilterBounds.check(FILTER, value);
        return PARTS.matcher(value).replaceAll(part -> Matcher.quoteReplacement(normalized((Matcher) part)));
    }

    private static String normalized(Matcher part) {
        if (part.group("flag") != null) {
            return part.group("flag") + part.group("value").toLowerCase(Locale.ROOT);
        }
        if (part.group("word") != null) {
            return part.group("operator") + "\"" + part.group("word") + "\"";
        }
        return part.group("members") == null ? part.group() : part.group("members") + ".value";
    }

    /** @throws RefusedRequest for a member of another type */
    public static ObjectNode normalize(ObjectNode sent) {
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        search.putArray("schemas").add(SchemaUris.SEARCH_REQUEST_URI);
        sent.properties().forEach(member -> {
            MEMBERS.keySet().stream()
                    .filter(member.getKey()::equalsIgnoreCase)
                    .forEach(name -> put(search, name, member.getValue()));
            LISTS.stream()
                    .filter(member.getKey()::equalsIgnoreCase)
                    .forEach(name -> list(search, name, member.getValue()));
        });
        return search;
    }

    private static void put(ObjectNode search, String name, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (Boolean.TRUE.equals(MEMBERS.get(name))) {
            if (!value.isTextual()) {
                throw RefusedRequest.invalidValue(name + " is a text.");
            }
            search.set(name, TextNode.valueOf(parameter(name, value.asText())));
        } else {
            String text = value.asText();
            if (!text.matches("-?[0-9]{1,9}")) {
                throw RefusedRequest.invalidValue(name + " is a number of up to nine digits.");
            }
            search.put(name, Integer.parseInt(text));
        }
    }

    private static void list(ObjectNode search, String name, JsonNode value) {
        if (value.isTextual()) {
            search.putArray(name).add(value.asText());
        } else if (value.isArray()) {
            search.set(name, value);
        }
    }
}
