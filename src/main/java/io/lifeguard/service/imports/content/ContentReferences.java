package io.lifeguard.service.imports.content;

import io.lifeguard.exports.row.AddInRow;
import io.lifeguard.exports.row.CategoryRow;
import io.lifeguard.exports.row.ContentReference;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.RoomRow;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.store.write.ContentIdentifiers;
import io.lifeguard.store.write.ContentIdentifiers.ContentIdentifier;
import io.lifeguard.store.write.ContentIdentifiers.IdentifiedKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the categories and add-ins that rooms refer to by an id of the product.
 *
 * @param identified the stored items with the ids that the rows name
 */
record ContentReferences(Map<ContentIdentifier, ContentItemId> identified) {

    /** Looks up the ids that rows name. */
    static Uni<ContentReferences> find(SqlConnection connection, List<? extends ExportRow> rows) {
        Map<ContentIdentifier, String> named = new HashMap<>();
        rows.forEach(row -> {
            if (row instanceof RoomRow room && room.identity().value().isPresent()) {
                String pool = room.identity().get().poolKey();
                room.category().value().ifPresent(r -> put(IdentifiedKind.CATEGORY, pool, r, named));
                room.addIn().value().ifPresent(r -> put(IdentifiedKind.ADD_IN, pool, r, named));
            }
        });
        return ContentIdentifiers.find(connection, named).map(ContentReferences::new);
    }

    private static void put(
            IdentifiedKind kind, String pool, ContentReference reference, Map<ContentIdentifier, String> named) {
        reference
                .identifier()
                .ifPresent(key -> named.put(
                        new ContentIdentifier(kind, pool, key),
                        reference.named().map(ContentItemId::nameKey).orElse("")));
    }

    /** The id of the item that the row itself is about; empty if the row does not say it. */
    static Optional<ContentIdentifier> own(ExportRow row) {
        if (row instanceof CategoryRow category) {
            return category.identity().value().flatMap(id -> identifier(
                            IdentifiedKind.CATEGORY,
                            id.poolKey(),
                            category.identifier().value())
                    .findFirst());
        }
        return row instanceof AddInRow addIn
                ? addIn.identity().value().flatMap(id -> identifier(
                                IdentifiedKind.ADD_IN,
                                id.poolKey(),
                                addIn.identifier().value())
                        .findFirst())
                : Optional.empty();
    }

    private static Stream<ContentIdentifier> identifier(IdentifiedKind kind, String poolKey, Optional<String> key) {
        return key.map(k -> new ContentIdentifier(kind, poolKey, k)).stream();
    }

    /** These, and those of earlier files of a dry run. */
    ContentReferences and(Map<ContentIdentifier, ContentItemId> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<ContentIdentifier, ContentItemId> all = new HashMap<>(identified);
        all.putAll(others);
        return new ContentReferences(all);
    }

    /** The row with the items that its ids stand for; an unknown id stays as it is. */
    ExportRow resolve(ExportRow row) {
        if (!(row instanceof RoomRow room) || room.identity().value().isEmpty()) {
            return row;
        }
        String pool = room.identity().get().poolKey();
        return room.with(
                room.category().map(reference -> resolve(IdentifiedKind.CATEGORY, pool, reference)),
                room.addIn().map(reference -> resolve(IdentifiedKind.ADD_IN, pool, reference)));
    }

    private ContentReference resolve(IdentifiedKind kind, String pool, ContentReference reference) {
        return reference
                .identifier()
                .map(key -> identified.get(new ContentIdentifier(kind, pool, key)))
                .map(reference::resolved)
                .orElse(reference);
    }
}
