package io.lifeguard.scim.user;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.constants.AttributeNames;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import io.lifeguard.model.directory.DirectoryUser;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * The metadata of a user. It remembers the values that the library asks for, which would parse its own texts each time: a page
 * of 100 users would compile 400 regular expressions.
 */
@SuppressWarnings("unchecked") // ObjectNode.deepCopy, which the library inherits
final class UserMeta extends Meta {
    private static final long serialVersionUID = 1;

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final Instant modified;

    UserMeta(DirectoryUser stored, ETag version) {
        this.modified = stored.modified();
        setResourceType("User");
        setCreated(MILLISECONDS.format(stored.created()));
        setLastModified(MILLISECONDS.format(modified));
        setVersion(version);
    }

    @Override
    public Optional<Instant> getLastModified() {
        return Optional.of(modified);
    }

    @Override
    public Optional<ETag> getVersion() {
        JsonNode version = get(AttributeNames.RFC7643.VERSION);
        return version instanceof ETag tag ? Optional.of(tag) : super.getVersion();
    }
}
