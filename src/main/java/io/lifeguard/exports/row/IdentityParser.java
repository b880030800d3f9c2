package io.lifeguard.exports.row;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.ValueForm;

/** Reads the identity of what stands on a chat pool, which its {@code Name} repeats. */
final class IdentityParser {
    private IdentityParser() {}

    static Cell<ContentRow> of(CellReader cells, ExportKind kind, ValueForm ofName) {
        Cell<ContentRow> identity = cells.key(kind.key(), ContentRow.identity(ofName));
        Cell<String> name = cells.text(Column.NAME);
        identity.value()
                .flatMap(i -> name.value().filter(n -> !Ids.key(n).equals(Ids.key(i.name()))))
                .ifPresent(n -> cells.report(
                        Column.NAME,
                        "%s does not match the name in %s"
                                .formatted(
                                        InputSanitizer.quote(n),
                                        InputSanitizer.quote(identity.get().toString()))));
        return identity;
    }
}
