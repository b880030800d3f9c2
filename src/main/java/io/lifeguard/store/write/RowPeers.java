package io.lifeguard.store.write;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The other rows of a file of users that name the address or the external id of a row.
 *
 * @param usedLine the row that is used of those with this address: the first that has an external id, else the first
 * @param usedHasExternalId whether that row has an external id
 * @param fingerprint of the values of that row
 * @param otherUser the line of a row that gives the address another external id
 * @param otherAddress the line of a row that gives the external id another address
 */
public record RowPeers(
        Optional<Long> usedLine,
        boolean usedHasExternalId,
        long fingerprint,
        Optional<Long> otherUser,
        Optional<Long> otherAddress) {

    static RowPeers of(Row row) {
        return new RowPeers(
                Optional.ofNullable(row.getLong("first_line")),
                row.getString("first_external") != null,
                Optional.ofNullable(row.getLong("fingerprint")).orElse(0L),
                otherThan(
                        row.getString("external_key"),
                        row.getString("first_external"),
                        row.getLong("first_line"),
                        row.getString("last_external"),
                        row.getLong("last_line")),
                otherThan(
                        row.getString("key"),
                        row.getString("first_key"),
                        row.getLong("first_named_line"),
                        row.getString("last_key"),
                        row.getLong("last_named_line")));
    }

    /** Rows in the order of their ids have different ones if the first and the last have. */
    private static Optional<Long> otherThan(
            @Nullable String own,
            @Nullable String first,
            @Nullable Long firstLine,
            @Nullable String last,
            @Nullable Long lastLine) {
        if (first == null || last == null || first.equals(last)) {
            return Optional.empty();
        }
        return Optional.ofNullable(first.equals(own) ? lastLine : firstLine);
    }
}
