package io.lifeguard.service.imports.content;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.store.write.ContentIdentifiers;
import io.lifeguard.store.write.ContentIdentifiers.ContentIdentifier;
import io.lifeguard.store.write.ContentIdentifiers.IdentifiedKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ids of the product that a file of categories or add-ins gives to its items: {@code CategoryUri}, {@code AddinId}. */
final class OwnIdentifiers {
    private final Map<ContentIdentifier, Long> lineOfIdentifier = new HashMap<>();
    private final boolean ofCategories;

    OwnIdentifiers(ExportKind kind) {
        this.ofCategories = kind == ExportKind.CATEGORIES;
    }

    /** Refuses a row whose id an earlier row of the same chat pool has; rooms could not be told apart by it. */
    Optional<WriteDecision> refusal(ExportRow row) {
        return ContentReferences.own(row)
                .map(identifier -> lineOfIdentifier.putIfAbsent(identifier, row.line()))
                // a batch may be decided again, and then its lines are known already
                .filter(line -> line != row.line())
                .map(line -> RowRefusals.duplicateIdentifier(ofCategories ? "CategoryUri" : "AddinId", line));
    }

    /** Writes down the ids of stored items. */
    Uni<Void> store(SqlConnection connection, List<? extends ExportRow> rows) {
        Map<ContentIdentifier, ContentItemId> identifiers = new HashMap<>();
        rows.forEach(row -> ContentReferences.own(row)
                .ifPresent(identifier ->
                        identifiers.put(identifier, ContentBatch.id(row).orElseThrow())));
        return ContentIdentifiers.put(
                connection, ofCategories ? IdentifiedKind.CATEGORY : IdentifiedKind.ADD_IN, identifiers);
    }
}
