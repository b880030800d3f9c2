package io.lifeguard.rest.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Resources as JSON, and their entity tags. */
@Singleton
final class Representations {
    /** Of the hash, which has 32: two states of one resource have the same tag once in 2^48. */
    private static final int TAG_BYTES = 12;

    private final ObjectMapper json;

    Representations(ObjectMapper json) {
        this.json = json;
    }

    byte[] bytes(Object representation) {
        try {
            return json.writeValueAsBytes(representation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a representation can be written as JSON", e);
        }
    }

    /** The strong entity tag (RFC 9110 8.8.3) of a representation, with its quotes. */
    String entityTag(Object representation) {
        byte[] hash = sha256().digest(bytes(representation));
        byte[] beginning = new byte[TAG_BYTES];
        System.arraycopy(hash, 0, beginning, 0, TAG_BYTES);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(beginning) + '"';
    }

    ObjectNode tree(Object representation) {
        return json.valueToTree(representation);
    }

    /** The members that clients see of a kind of resource; a native executable knows the fields of records. */
    static List<String> members(ResourceKind<?, ?> kind) {
        return Arrays.stream(kind.representation().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .toList();
    }

    /** The members of a representation as maps, lists, strings, numbers and booleans. */
    @SuppressWarnings("unchecked") // the keys of JSON objects are strings
    Map<String, Object> members(Record representation) {
        return json.convertValue(representation, Map.class);
    }

    /** Whether JSON of a request equals a member of a representation. */
    boolean isEqual(Object fromRequest, JsonNode member) {
        return json.valueToTree(fromRequest).equals(member);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
