package io.lifeguard.exports.row;

import io.lifeguard.model.Ids;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a file. Column names are not case-sensitive. */
public final class ColumnHeader {
    private final List<String> names;
    private final Map<Column, String> written = new EnumMap<>(Column.class);
    private final @Nullable Column[] columns;

    private ColumnHeader(List<String> names) {
        this.names = names;
        this.columns = new @Nullable Column[names.size()];
    }

    public static ColumnHeader of(List<String> names, ExportKind kind) throws NotAnExportException {
        ColumnHeader header = new ColumnHeader(names);
        Map<String, Column> known = new HashMap<>();
        kind.columns().forEach(c -> known.put(Ids.key(c.title()), c));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String key = Ids.key(name);
            // a spreadsheet leaves empty names behind, as many as it likes
            if (!key.isEmpty() && !seen.add(key)) {
                throw NotAnExportException.duplicateColumn(name, names);
            }
            header.put(i, known.get(key));
        }
        if (!kind.key().isIn(header.present())) {
            throw NotAnExportException.missingColumns(List.of(kind.key().toString()), names, kind);
        }
        return header;
    }

    private void put(int index, @Nullable Column column) {
        columns[index] = column;
        if (column != null) {
            written.put(column, names.get(index));
        }
    }

    /** The names of all columns as written in the file, in its order. */
    public List<String> names() {
        return names;
    }

    int width() {
        return columns.length;
    }

    Set<Column> present() {
        return written.keySet();
    }

    boolean has(Column column) {
        return written.containsKey(column);
    }

    /** The name of a column in the file; the standard name if the file does not have it. */
    String nameOf(Column column) {
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
