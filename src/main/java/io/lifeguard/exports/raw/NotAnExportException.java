package io.lifeguard.exports.raw;

import io.lifeguard.model.InputSanitizer;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A file that is refused as a whole. The message is for an administrator: what is wrong, and what the file looks like if
 * that is known. The service adds the command that makes the right file, and reports it as
 * {@link io.lifeguard.model.FailureCode#FILE_REFUSED}.
 */
public final class NotAnExportException extends Exception {
    private static final int MAX_LISTED = 30;

    /** The reason of a refusal. */
    public enum RefusalReason {
        EMPTY,
        /** U+0000, control characters in the header, or an unknown encoding. */
        BINARY,
        NO_HEADER,
        /** A file of another format, such as XML or the output of Format-List. */
        OTHER_FORMAT,
        /** The export of another command. */
        OTHER_EXPORT,
        MISSING_COLUMNS,
        DUPLICATE_COLUMN,
        TRUNCATED,
        /** Text after a closing quote: the bounds of values and rows are ambiguous. */
        MALFORMED,
        /** A header or a field beyond the maximum length. */
        TOO_LARGE
    }

    private final RefusalReason reason;
    private final OptionalLong line;
    private final List<String> missingColumns;
    private final List<String> foundColumns;

    private NotAnExportException(
            RefusalReason reason, OptionalLong line, String message, List<String> missing, List<String> found) {
        super(message);
        this.reason = reason;
        this.line = line;
        this.missingColumns = missing;
        this.foundColumns = found;
    }

    public static NotAnExportException of(RefusalReason reason, String message) {
        return new NotAnExportException(reason, OptionalLong.empty(), message, List.of(), List.of());
    }

    public static NotAnExportException atLine(long line, RefusalReason reason, String message) {
        return new NotAnExportException(reason, OptionalLong.of(line), message, List.of(), List.of());
    }

    /**
     * @param looksLike what the file is, such as {@code the output of Format-List}
     * @param advice what to do about it, as a sentence; may be empty
     */
    public static NotAnExportException otherFormat(String looksLike, String advice) {
        return of(
                RefusalReason.OTHER_FORMAT,
                "The file is not CSV: it looks like %s. %s"
                        .formatted(looksLike, advice)
                        .strip());
    }

    /** @param missing the key columns that the file lacks */
    public static NotAnExportException missingKey(String missing, List<String> found, String title) {
        return new NotAnExportException(
                RefusalReason.MISSING_COLUMNS,
                OptionalLong.empty(),
                "The file has no column %s, which an export of %s needs. Columns found: %s."
                        .formatted(missing, title, list(found)),
                List.of(missing),
                found);
    }

    /** @param looksLike the command whose export the file is */
    public static NotAnExportException otherExport(String looksLike, List<String> found, String title) {
        return new NotAnExportException(
                RefusalReason.OTHER_EXPORT,
                OptionalLong.empty(),
                "The file does not list %s: it looks like an export of %s.".formatted(title, looksLike),
                List.of(),
                found);
    }

    public static NotAnExportException duplicateColumn(String column, List<String> found) {
        return new NotAnExportException(
                RefusalReason.DUPLICATE_COLUMN,
                OptionalLong.empty(),
                "The file has the column %s twice; column names are not case-sensitive."
                        .formatted(InputSanitizer.quote(column)),
                List.of(),
                found);
    }

    public RefusalReason reason() {
        return reason;
    }

    /** The line of the error, counted from 1; empty if it concerns the whole file. */
    public OptionalLong line() {
        return line;
    }

    /** The missing columns, such as {@code SipAddress} or {@code PoolFqdn or Identity}; empty for other reasons. */
    public List<String> missingColumns() {
        return missingColumns;
    }

    /** The columns as the file names them, in its order; empty where there is no header to speak of. */
    public List<String> foundColumns() {
        return foundColumns;
    }

    private static String list(List<String> names) {
        String shown =
                names.stream().limit(MAX_LISTED).map(InputSanitizer::quote).collect(Collectors.joining(", "));
        return names.size() <= MAX_LISTED ? shown : "%s and %d more".formatted(shown, names.size() - MAX_LISTED);
    }
}
