package io.lifeguard.scim.protocol;

import de.captaingoldfish.scim.sdk.common.etag.ETag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a resource, a weak entity tag: what a response shows depends on the attributes that are asked for. */
public final class EntityVersion {
    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"([\\x21\\x23-\\x7e]*)\"\\s*(?:,|$)");
    private static final int BYTES = 15;

    private EntityVersion() {}

    /** @param state everything that a client can change of the resource */
    public static ETag of(String state) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            String tag = Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, BYTES));
            return ETag.builder().weak(true).tag(tag).build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Whether a header with entity tags, or with {@code *}, names a version.
     *
     * @throws RefusedRequest if the header is malformed
     */
    public static boolean isNamed(String header, ETag version) {
        if (header.strip().equals("*")) {
            return true;
        }
        boolean named = false;
        Matcher tag = TAG.matcher(header);
        int end = 0;
        while (end < header.length() && tag.find(end) && tag.start() == end) {
            named |= tag.group(1).equals(version.getTag());
            end = tag.end();
        }
        if (end == 0 || end < header.length()) {
            throw RefusedRequest.invalidValue("A precondition is * or a list of entity tags, such as W/\"Zm9v\".");
        }
        return named;
    }

    /** @throws RefusedRequest with status 412 if the header {@code If-Match} does not name the version */
    public static void check(Optional<String> ifMatch, ETag version) {
        if (ifMatch.isPresent() && !isNamed(ifMatch.get(), version)) {
            throw RefusedRequest.withStatus(
                    412,
                    "If-Match: the resource has changed; its version is " + version.getEntityTag()
                            + ". Nothing was stored.");
        }
    }
}
