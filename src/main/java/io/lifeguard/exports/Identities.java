package io.lifeguard.exports;

import io.lifeguard.model.Echo;
import io.lifeguard.model.Ids;
import io.lifeguard.model.ValueForm;

/** Reads the identity of what stands on a chat pool, which its {@code Name} repeats. */
final class Identities {
    private Identities() {}

    static Cell<PoolItem> of(Cells cells, ExportKind kind, ValueForm ofName) {
        Cell<PoolItem> identity = cells.key(kind.key(), PoolItem.identity(ofName));
        Cell<String> name = cells.text(Column.NAME);
        identity.value()
                .flatMap(i -> name.value().filter(n -> !Ids.key(n).equals(Ids.key(i.name()))))
                .ifPresent(n -> cells.report(
                        Column.NAME,
                        "%s is not the name in %s"
                                .formatted(Echo.of(n), Echo.of(identity.get().toString()))));
        return identity;
    }
}
