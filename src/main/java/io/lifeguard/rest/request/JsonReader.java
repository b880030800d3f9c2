package io.lifeguard.rest.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text (RFC 8259) into maps, lists, strings, numbers and booleans. A member that is given twice is an error of its
 * object, not of the text, so that it is reported beside others.
 */
final class JsonReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MAX_NESTING = 100;
    private static final int MAX_NUMBER_LENGTH = 30;
    /** Six times what 10,000 questions of the usual form have. */
    private static final long MAX_TOKENS = 1_000_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxTokenCount(MAX_TOKENS)
                    .build())
            .build();

    private final JsonParser parser;
    private final InputErrors errors;

    private JsonReader(JsonParser parser, InputErrors errors) {
        this.parser = parser;
        this.errors = errors;
    }

    /**
     * @param errors receives members that are given twice
     * @return null for JSON null
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} if the text is not JSON
     */
    static @Nullable Object read(byte[] body, InputErrors errors) {
        try (JsonParser parser = JSON.createParser(text(body, errors))) {
            JsonReader reader = new JsonReader(parser, errors);
            if (parser.nextToken() == null) {
                throw malformed("The body is empty; it must be JSON.", errors);
            }
            Object value = reader.value("");
            if (parser.nextToken() != null) {
                throw malformed("Text follows the JSON value" + where(parser.currentLocation()) + ".", errors);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw malformed(
                    "The body is not valid JSON with at most 100 levels, 1,000,000 values and 30 digits in a"
                            + " number" + where(e.getLocation()) + ".",
                    errors);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
    }

    /** JSON between systems is UTF-8 (RFC 8259 8.1); the parser would also take what looks like UTF-16 or UTF-32. */
    private static String text(byte[] body, InputErrors errors) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw malformed("The body is not UTF-8.", errors);
        }
    }

    private @Nullable Object value(String pointer) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> null;
        };
    }

    private Map<String, @Nullable Object> object(String pointer) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String place = JsonPointers.child(pointer, name);
            parser.nextToken();
            Object value = value(place);
            if (members.containsKey(name)) {
                errors.inBody(place, "The member is given more than once.");
            }
            members.put(name, value);
        }
        return members;
    }

    private List<@Nullable Object> array(String pointer) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(JsonPointers.child(pointer, String.valueOf(items.size()))));
        }
        return items;
    }

    private static LifeguardException malformed(String detail, InputErrors errors) {
        errors.inBody("", detail);
        return errors.asFailure();
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null ? "" : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
