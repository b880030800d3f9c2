package io.lifeguard.service.imports;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.imports.options.ImportOptions;
import io.lifeguard.service.imports.report.ImportStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The reasons to refuse a whole file. */
final class FileCheck {
    private static final long MAX_TOPOLOGY_ROWS = 20_000;
    /** Their ids are kept in memory during the import. */
    private static final long MAX_CONTENT_ROWS = 1_000_000;
    /** What is not in the file may change without {@code allowLargeChange} up to this part of what is stored. */
    private static final int LARGE_CHANGE_DIVISOR = 10;

    private FileCheck() {}

    /** Opens a file and checks its structure and its number of rows. Blocks. */
    static ExportFile open(ExportKind kind, Path path) throws IOException {
        try {
            ExportFile file = ExportFile.open(path, kind);
            boolean isLarge = ImportService.CONTENT.contains(kind) || kind == ExportKind.CLIENT_CONFIGURATIONS;
            long most = isLarge ? MAX_CONTENT_ROWS : MAX_TOPOLOGY_ROWS;
            if (kind != ExportKind.USERS && file.filledRowCount() > most) {
                throw LifeguardException.fileRefused("The file has %d rows; an export of %s may have %d at most."
                        .formatted(file.filledRowCount(), kind.title(), most));
            }
            return file;
        } catch (NotAnExportException e) {
            throw LifeguardException.fileRefused(e.getMessage() + makeWith(kind), e.missingColumns());
        }
    }

    /** Checks what a dry run has found before anything of the file is stored. */
    static void check(ImportStatistics dryRun, ExportFile file, ImportOptions options) {
        if (dryRun.notCreatable() > 0) {
            List<String> missing = options.groupChat().stillMissing(file.missingToCreate());
            throw LifeguardException.fileRefused(
                    "%s about %s that are not stored; to create them the file needs the columns %s.%s"
                            .formatted(
                                    rows(dryRun.notCreatable(), "is", "are"),
                                    file.kind().title(),
                                    String.join(", ", missing),
                                    makeWith(file.kind())),
                    missing);
        }
        if (options.absent() == ImportOptions.Absent.REPORT) {
            return;
        }
        if (dryRun.unidentified() > 0) {
            throw LifeguardException.fileRefused(
                    "%s not identify what to import, so what is absent from the file is unknown."
                            .formatted(rows(dryRun.unidentified(), "does", "do")));
        }
        if (!options.allowLargeChange() && dryRun.absentChanged() * LARGE_CHANGE_DIVISOR > dryRun.stored()) {
            throw LifeguardException.fileRefused(
                    "The file does not list %d of %d stored %s, and more than a tenth would change; to allow that, set allowLargeChange=true."
                            .formatted(
                                    dryRun.absentChanged(),
                                    dryRun.stored(),
                                    file.kind().title()));
        }
    }

    private static String makeWith(ExportKind kind) {
        return " Make the file with: " + kind.exportCommand();
    }

    private static String rows(long count, String singularVerb, String pluralVerb) {
        return count == 1 ? "1 row " + singularVerb : count + " rows " + pluralVerb;
    }
}
