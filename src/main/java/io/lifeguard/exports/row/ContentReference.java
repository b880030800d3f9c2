package io.lifeguard.exports.row;

import io.lifeguard.model.Ids;
import io.lifeguard.model.content.ContentItemId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a room says about its category or its add-in: the name, the id that the product gave it, or a text that may be
 * either.
 *
 * @param named the item if the text is its name
 * @param identifier the key of {@link #identifier} if the text is an id; at least one of the two is present
 * @param written the text of the cell
 */
public record ContentReference(Optional<ContentItemId> named, Optional<String> identifier, String written) {
    private static final Pattern GUID = Pattern.compile(
            "(?:.*[/{])?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})}?", Pattern.CASE_INSENSITIVE);
    private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]*://.+", Pattern.CASE_INSENSITIVE);

    static ContentReference named(ContentItemId item, String text) {
        boolean maybeId = GUID.matcher(text).matches() || URI.matcher(text).matches();
        return new ContentReference(
                Optional.of(item), maybeId ? Optional.of(identifier(text)) : Optional.empty(), text);
    }

    /** The same reference if it is known what its id stands for. */
    public ContentReference resolved(ContentItemId item) {
        return new ContentReference(Optional.of(item), Optional.empty(), written);
    }

    static ContentReference byIdentifier(String text) {
        return new ContentReference(Optional.empty(), Optional.of(identifier(text)), text);
    }

    /**
     * The key of a {@code CategoryUri} or an {@code AddinId}: its GUID if it has one, so that {@code
     * ma-cat://contoso.com/<guid>}, <code>{guid}</code> and the bare GUID are the same; otherwise the folded text.
     */
    static String identifier(String text) {
        Matcher guid = GUID.matcher(text);
        return Ids.key(guid.matches() ? guid.group(1) : text);
    }
}
