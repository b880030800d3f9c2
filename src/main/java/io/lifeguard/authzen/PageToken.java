package io.lifeguard.authzen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.lifeguard.authzen.policy.AccessPage;
import io.lifeguard.authzen.policy.AccessPolicy.PageRange;
import io.lifeguard.authzen.policy.RequestObject;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the next page of a search begins. A token belongs to one search: beside it the request must repeat the entities and the
 * context, and a limit that it repeats must be the same.
 *
 * @param digest of the search without {@code page}
 * @param limit of the first page
 * @param cursor of the policy
 */
record PageToken(long digest, int limit, String cursor) {
    /** The number of results of a page whose request has no limit, and the maximum. */
    static final int DEFAULT_LIMIT = 100;

    static final int MAX_LIMIT = 1_000;
    private static final List<String> ENTITIES =
            List.of(RequestForms.SUBJECT, RequestForms.ACTION, RequestForms.RESOURCE, RequestForms.CONTEXT);
    private static final int FIXED_BYTES = Long.BYTES + Integer.BYTES;
    private static final ObjectWriter SORTED =
            new ObjectMapper().writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /**
     * The page that a request asks for.
     *
     * @param ignored the member that a search of this kind looks for: its id or its name is ignored
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} for a token that belongs to no search, or to another one
     */
    static PageToken of(RequestObject request, String ignored) {
        long digest = digest(request, ignored);
        Optional<RequestObject> page = request.optionalObject("page");
        Optional<Integer> limit = page.flatMap(p -> p.optionalCount("limit")).map(n -> Math.min(n, MAX_LIMIT));
        Optional<String> token = page.flatMap(p -> p.optionalString("token")).filter(text -> !text.isEmpty());
        if (token.isEmpty()) {
            return new PageToken(digest, limit.orElse(DEFAULT_LIMIT), "");
        }
        PageToken parsed = parse(token.get());
        if (parsed.digest != digest) {
            throw LifeguardException.invalidValue(
                    "page.token belongs to another search; repeat the subject, action, resource and context of the"
                            + " first request.");
        }
        if (limit.isPresent() && limit.get() != parsed.limit) {
            throw LifeguardException.invalidValue("page.limit: " + limit.get() + " differs from " + parsed.limit
                    + ", the limit of the first request; repeat that or leave it out.");
        }
        return parsed;
    }

    PageRange range() {
        return new PageRange(cursor, limit);
    }

    /** The token of the page that begins after a cursor. */
    String next(String after) {
        byte[] text = after.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(FIXED_BYTES + text.length)
                .putLong(digest)
                .putInt(limit)
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PageToken parse(String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() < FIXED_BYTES) {
                throw AccessPage.invalidCursor();
            }
            PageToken parsed = new PageToken(
                    bytes.getLong(),
                    bytes.getInt(),
                    StandardCharsets.UTF_8.decode(bytes).toString());
            if (parsed.limit < 0 || parsed.limit > MAX_LIMIT) {
                throw AccessPage.invalidCursor();
            }
            return parsed;
        } catch (IllegalArgumentException e) {
            throw AccessPage.invalidCursor();
        }
    }

    private static long digest(RequestObject request, String ignored) {
        Map<String, Object> search = new HashMap<>();
        for (String name : ENTITIES) {
            Map<String, Object> entity = new HashMap<>(request.map(name));
            if (name.equals(ignored)) {
                entity.keySet().removeAll(Set.of("id", "name"));
            }
            search.put(name, entity);
        }
        try {
            byte[] text = (ignored + SORTED.writeValueAsString(search)).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text))
                    .getLong();
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("the search cannot be digested", e);
        }
    }
}
