package io.lifeguard.rest.exports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.service.exports.OpenExport;
import io.lifeguard.service.exports.OpenExport.BatchReader;
import java.util.List;

/** Objects of an export as lines of text. */
interface ExportLines {

    /** The lines before the first object; may be empty. */
    String head(ExportKind kind);

    /** @param objects of the kind, of the type that an export reads */
    String lines(ExportKind kind, List<?> objects);

    /** The file of a kind, with a part for each batch of objects. */
    default PartReader parts(ExportKind kind, OpenExport export) {
        BatchReader<?> objects = export.objects(kind);
        return PartReader.ofText(head(kind), () -> objects.next().map(batch -> batch.map(read -> lines(kind, read))));
    }
}
