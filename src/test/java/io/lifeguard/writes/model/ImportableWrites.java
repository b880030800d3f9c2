package io.lifeguard.writes.model;

import io.lifeguard.writes.client.ContentWrite.PutAddIn;
import io.lifeguard.writes.client.ContentWrite.PutCategory;
import io.lifeguard.writes.client.ContentWrite.PutRoom;
import io.lifeguard.writes.client.ImportFile;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.Write.PutPolicy;
import io.lifeguard.writes.client.Write.PutUser;
import java.util.Optional;

/** Writes that may stand in a file as well. */
public final class ImportableWrites {
    private ImportableWrites() {}

    /**
     * Whether a row of a file means the same as the mutation: cells are checked before rows, by rules of their own, and are
     * stripped; an empty cell is no value; and users match by Guid first. Other rows are tested elsewhere.
     */
    public static boolean isImportable(Write put) {
        boolean wellFormed = new ReferenceModel()
                .write(put).violations().stream()
                        .noneMatch(
                                v -> v.startsWith("VALUE") || (v.startsWith("POLICY") && !(put instanceof PutPolicy)));
        boolean emptyCell = put.toString().contains("Optional[]");
        return wellFormed && !emptyCell && ImportFile.row(put).indexOf('\0') < 0 && areCells(put);
    }

    private static boolean areCells(Write put) {
        if (put instanceof PutUser user) {
            return user.externalId().isEmpty();
        } else if (put instanceof PutPolicy policy) {
            return isCell(policy.description())
                    && ValueForms.key(policy.identity()).matches("(?s)global|(site|tag):.+");
        } else if (put instanceof PutCategory category) {
            return ValueForms.fqdn(category.pool())
                    && isCell(category.description())
                    && category.parent().map(ImportableWrites::isWholeId).orElse(true);
        } else if (put instanceof PutAddIn addIn) {
            return ValueForms.fqdn(addIn.pool());
        } else if (put instanceof PutRoom room) {
            return ValueForms.fqdn(room.pool())
                    && isCell(room.description())
                    && isWholeId(room.category())
                    && room.addIn().map(ImportableWrites::isWholeId).orElse(true);
        }
        return true;
    }

    private static boolean isCell(Optional<String> text) {
        return text.map(t -> t.equals(t.strip())).orElse(true);
    }

    private static boolean isWholeId(String text) {
        int separator = text.indexOf('\\');
        return separator > 0
                && ValueForms.fqdn(text.substring(0, separator))
                && ValueForms.name(text.substring(separator + 1));
    }

    /** The key of what a write puts. */
    public static String keyOf(Write put) {
        if (put instanceof PutFrontEndPool pool) {
            return ValueForms.key(pool.fqdn());
        } else if (put instanceof PutChatPool pool) {
            return ValueForms.key(pool.fqdn());
        } else if (put instanceof PutPolicy policy) {
            return ValueForms.key(policy.identity());
        } else if (put instanceof PutCategory category) {
            return ValueForms.itemKey(category.pool(), category.name());
        } else if (put instanceof PutRoom room) {
            return ValueForms.itemKey(room.pool(), room.name());
        } else if (put instanceof PutAddIn addIn) {
            return ValueForms.itemKey(addIn.pool(), addIn.name());
        }
        return ValueForms.key(ValueForms.sipAddress(((PutUser) put).sipAddress()));
    }
}
