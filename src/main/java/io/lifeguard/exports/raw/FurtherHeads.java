package io.lifeguard.exports.raw;

import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognises the heads of further tables in a file, as joined exports have them: a {@code #TYPE} line, a {@code sep=}
 * line, and the header again. If its columns stand in another order, the rows below it are read in that order. If it has
 * other columns, the rows below it are marked, since an absent column means something else than an empty cell.
 */
final class FurtherHeads {
    private static final String TYPE = "#TYPE";
    private static final String SEPARATOR = "sep=";
    private static final int MAX_CONTENT_LENGTH = 120;
    private static final int MAX_WORD_LENGTH = 64;

    private final ColumnHeader first;
    private final Set<String> keys;
    private final Set<String> vocabulary;
    private ColumnHeader current;
    private long foreignHead;
    private boolean afterType;
    private boolean collecting;
    private final List<String> cells = new ArrayList<>();

    FurtherHeads(ColumnHeader header, Set<Column> keys) {
        this.first = header;
        this.current = header;
        this.keys = keys.stream().map(c -> Ids.key(c.title())).collect(Collectors.toSet());
        this.vocabulary = header.vocabulary();
    }

    /** A row of the table that the file is in. */
    RawRow row(long line) {
        cells.clear();
        collecting = true;
        return new RawRow(line, current, foreignHead);
    }

    /** Whether the row may still be a head. */
    boolean isCollecting() {
        return collecting;
    }

    /** A field that has text. Stops looking at the first that cannot be in a head. */
    void field(int index, char[] buffer, int from, int to) {
        if (!collecting) {
            return;
        }
        boolean beginning = index == 0 && "#sS\"".indexOf(buffer[from]) >= 0;
        collecting = afterType || beginning || isPreamble() || isWord(buffer, from, to);
        if (collecting) {
            while (cells.size() < index) {
                cells.add("");
            }
            cells.add(withoutQuotes(new String(buffer, from, Math.min(to - from, MAX_CONTENT_LENGTH))));
        }
    }

    /** Whether a text may be the name of a column: names of properties have letters and digits only. */
    private static boolean isWord(char[] buffer, int from, int to) {
        int at = from;
        while (at < to && (Character.isLetterOrDigit(buffer[at]) || "_\"".indexOf(buffer[at]) >= 0)) {
            at++;
        }
        return at == to && to - from <= MAX_WORD_LENGTH;
    }

    /** A quoted name after a byte-order mark is not quoted for the parser. */
    private static String withoutQuotes(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    private boolean isPreamble() {
        return !cells.isEmpty() && (isType(cells.get(0)) || isSeparator());
    }

    private boolean isSeparator() {
        String text = cells.get(0);
        return cells.size() == 1
                && text.length() <= SEPARATOR.length() + 1
                && text.regionMatches(true, 0, SEPARATOR, 0, SEPARATOR.length());
    }

    private static boolean isType(String text) {
        return text.regionMatches(true, 0, TYPE, 0, TYPE.length())
                && (text.length() == TYPE.length() || Character.isWhitespace(text.charAt(TYPE.length())));
    }

    /** Marks the row if it is part of a head. */
    void endOf(RawRow row) {
        if (!collecting || cells.isEmpty()) {
            afterType = false;
            return;
        }
        if (isType(cells.get(0))) {
            afterType = true;
            passOver(row);
        } else if (isPreamble()) {
            passOver(row);
        } else if (afterType || isHead()) {
            begin(new ArrayList<>(cells), row.line());
            passOver(row);
            afterType = false;
        }
    }

    private void passOver(RawRow row) {
        row.passOver(
                PassedOverReason.REPEATED_HEAD, InputSanitizer.truncate(String.join(",", cells), MAX_CONTENT_LENGTH));
    }

    /** Each cell is another word, one is the name of a key, and half are names that the file or the shell has. */
    private boolean isHead() {
        Set<String> names = new HashSet<>();
        boolean eachOnce = cells.stream().map(Ids::key).allMatch(name -> name.isEmpty() || names.add(name));
        return eachOnce
                && names.stream().anyMatch(keys::contains)
                && names.stream().filter(vocabulary::contains).count() * 2 >= names.size();
    }

    private void begin(List<String> names, long line) {
        ColumnHeader header = first.further(names);
        boolean same = first.reads(header) && header.duplicate().isEmpty();
        foreignHead = same ? 0 : line;
        current = header;
    }
}
