package io.lifeguard.rules;

import io.lifeguard.model.Migration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many names of a migration's source the target has too, by kind.
 *
 * @param recorded whether anything of the source's content is recorded: else nothing can be found
 */
public record Collisions(Map<Kind, Integer> byKind, boolean recorded) {
    public static final Collisions NONE = new Collisions(Map.of(), false);

    /** What bears a name that the import may overwrite. */
    public enum Kind {
        CATEGORY("category", "categories"),
        ROOM("room", "rooms"),
        ADD_IN("add-in", "add-ins");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }
    }

    public Collisions {
        EnumMap<Kind, Integer> copy = new EnumMap<>(Kind.class);
        copy.putAll(byKind);
        byKind = copy;
    }

    static String because(Kind kind, int count, Migration migration) {
        return "%d %s of %s %s a name that %s has too; the import overwrites %s. Only what is recorded here of the"
                        .formatted(
                                count,
                                count == 1 ? kind.one : kind.many,
                                migration.source(),
                                count == 1 ? "bears" : "bear",
                                migration.target(),
                                count == 1 ? "it" : "them")
                + " legacy pool is compared.";
    }
}
