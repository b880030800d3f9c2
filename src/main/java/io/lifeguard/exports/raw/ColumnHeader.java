package io.lifeguard.exports.raw;

import io.lifeguard.model.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a file. Column names are not case-sensitive. */
public final class ColumnHeader {
    private final List<String> names;
    private final Set<Column> known;
    private final Map<Column, String> written = new EnumMap<>(Column.class);
    private final @Nullable Column[] columns;

    /** @param known the columns that are read; others are ignored */
    public ColumnHeader(List<String> names, Set<Column> known) {
        this.names = names;
        this.known = known;
        this.columns = new @Nullable Column[names.size()];
        Map<String, Column> byTitle = new HashMap<>();
        known.forEach(c -> byTitle.put(Ids.key(c.title()), c));
        for (int i = 0; i < names.size(); i++) {
            put(i, byTitle.get(Ids.key(names.get(i))));
        }
    }

    private void put(int index, @Nullable Column column) {
        columns[index] = column;
        if (column != null) {
            written.put(column, names.get(index));
        }
    }

    /** A name that the file has twice. Empty names do not count: a spreadsheet leaves as many behind as it likes. */
    public Optional<String> duplicate() {
        Set<String> seen = new HashSet<>();
        return names.stream()
                .filter(name -> !name.isEmpty() && !seen.add(Ids.key(name)))
                .findFirst();
    }

    /** The header of a further table in the same file. */
    ColumnHeader further(List<String> furtherNames) {
        return new ColumnHeader(furtherNames, known);
    }

    /** Whether a further table of the file has the same columns that are read, in any order. */
    boolean reads(ColumnHeader further) {
        return written.keySet().equals(further.written.keySet());
    }

    /** The folded names of all columns, and of those that are read. */
    Set<String> vocabulary() {
        Set<String> words = names.stream().map(Ids::key).collect(Collectors.toCollection(HashSet::new));
        known.forEach(column -> words.add(Ids.key(column.title())));
        words.remove("");
        return words;
    }

    /** The names of all columns as written in the file, in its order. */
    public List<String> names() {
        return names;
    }

    /** The columns that are read, in the order of the file. */
    public List<Column> inOrder() {
        return Arrays.stream(columns)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    public int width() {
        return columns.length;
    }

    /** The number of columns up to the last that has a name. */
    int namedWidth() {
        int width = names.size();
        while (width > 0 && names.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    public Set<Column> present() {
        return written.keySet();
    }

    public boolean has(Column column) {
        return written.containsKey(column);
    }

    /** The name of a column in the file; the standard name if the file does not have it. */
    public String nameOf(Column column) {
        return written.getOrDefault(column, column.title());
    }

    /** The column at an index; null for an unknown one. */
    @Nullable
    Column columnAt(int index) {
        return index < columns.length ? columns[index] : null;
    }

    /** The choices of which the file has no column, for messages. */
    public List<String> missing(List<ColumnChoice> choices) {
        List<String> missing = new ArrayList<>();
        for (ColumnChoice choice : choices) {
            if (!choice.isIn(present())) {
                missing.add(choice.toString());
            }
        }
        return List.copyOf(missing);
    }
}
