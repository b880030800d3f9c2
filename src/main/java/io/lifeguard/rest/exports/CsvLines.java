package io.lifeguard.rest.exports;

import io.lifeguard.exports.csv.CsvText;
import io.lifeguard.exports.csv.ExportTable;
import io.lifeguard.exports.row.ExportKind;
import java.util.List;

/** CSV of the form that imports read. */
final class CsvLines implements ExportLines {

    @Override
    public String head(ExportKind kind) {
        return new CsvText().add(ExportTable.of(kind).header()).toString();
    }

    @Override
    @SuppressWarnings("unchecked") // an export reads the objects that the table of their kind takes
    public String lines(ExportKind kind, List<?> objects) {
        ExportTable<Object> table = (ExportTable<Object>) ExportTable.of(kind);
        CsvText text = new CsvText();
        objects.forEach(object -> text.add(table.row(object)));
        return text.toString();
    }
}
