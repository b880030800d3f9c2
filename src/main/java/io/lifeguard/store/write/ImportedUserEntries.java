package io.lifeguard.store.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries of the table of {@link ImportedUsers}, as one list for each column. */
final class ImportedUserEntries {
    private final List<Short> kinds = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Boolean> areAbout = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    ImportedUserEntries add(EntryKind kind, String key) {
        kinds.add(kind.code);
        keys.add(key);
        return this;
    }

    void add(EntryKind kind, String key, boolean isAbout, long line) {
        add(kind, key);
        areAbout.add(isAbout);
        lines.add(line);
    }

    Short[] kinds() {
        return kinds.toArray(Short[]::new);
    }

    String[] keys() {
        return keys.toArray(String[]::new);
    }

    Boolean[] areAbout() {
        return areAbout.toArray(Boolean[]::new);
    }

    Long[] lines() {
        return lines.toArray(Long[]::new);
    }

    /** What a key is to a row. */
    enum EntryKind {
        /** The SIP address that the row names. It may be the one that its user is stored under. */
        ROW(0),
        EXTERNAL(1),
        /** The row's user, stored under another SIP address. */
        STORED(2),
        FREED(3),
        FREED_EXTERNAL(4);

        /** The value in column {@code kind}. */
        final short code;

        EntryKind(int code) {
            this.code = (short) code;
        }

        static EntryKind of(short code) {
            return Arrays.stream(values())
                    .filter(k -> k.code == code)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
