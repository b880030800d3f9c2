package io.lifeguard.rest.resource;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.request.InputErrors;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * The preconditions of a request (RFC 9110 13.1). Without a header, its precondition holds.
 *
 * @param ifMatch the tags of {@code If-Match}
 * @param ifNoneMatch the tags of {@code If-None-Match}
 */
public record Preconditions(Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {
    private static final String NOTHING_STORED = " Nothing was stored.";

    public static Preconditions of(MultiMap headers, InputErrors errors) {
        return new Preconditions(
                tags(headers, HttpHeaders.IF_MATCH, "If-Match", errors),
                tags(headers, HttpHeaders.IF_NONE_MATCH, "If-None-Match", errors));
    }

    private static Optional<EntityTags> tags(MultiMap headers, CharSequence name, String shown, InputErrors errors) {
        List<String> values = headers.getAll(name);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Optional<EntityTags> tags = EntityTags.parse(String.join(",", values));
        if (tags.isEmpty()) {
            errors.inHeader(
                    shown, "The value must be * or a list of entity tags, such as \"Zm9v\", with their quotes.");
        }
        return tags;
    }

    /** Whether a client that reads has the present representation. */
    public boolean isNotModified(String tag) {
        return ifNoneMatch.filter(tags -> tags.matchWeakly(tag)).isPresent();
    }

    /**
     * Checks the preconditions of a write.
     *
     * @param tag of what is recorded; empty if nothing is
     * @throws LifeguardException {@link FailureCode#PRECONDITION_FAILED} if one does not hold
     */
    void check(Optional<String> tag) {
        if (ifMatch.isPresent() && tag.filter(ifMatch.get()::matchStrongly).isEmpty()) {
            throw LifeguardException.preconditionFailed(
                    tag.map(present -> "If-Match: the resource has changed; its entity tag is " + present + ".")
                                    .orElse("If-Match: the resource is not recorded.")
                            + NOTHING_STORED);
        }
        if (ifNoneMatch.isPresent()
                && tag.filter(ifNoneMatch.get()::matchWeakly).isPresent()) {
            throw LifeguardException.preconditionFailed(
                    "If-None-Match: the resource is recorded; its entity tag is " + tag.get() + "." + NOTHING_STORED);
        }
    }
}
