package io.lifeguard.exports.file;

import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.exports.raw.NotAnExportException.RefusalReason;
import io.lifeguard.model.InputSanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines above the header of a file, in any order: {@code #TYPE}, which {@code Export-Csv} of Windows PowerShell
 * writes and a spreadsheet quotes or pads; {@code sep=}, by which Excel is told the delimiter; and blank ones.
 */
final class Preamble {
    private static final Pattern TYPE =
            Pattern.compile("\"?#TYPE(?:[\\s,;|^~\"]+([^\\s,;|^~\"]*).*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANK = Pattern.compile("[\\s,;|^~\"]*");
    private static final Pattern PADDED = Pattern.compile("(.)[\\s,;|^~\"]*");

    private Optional<String> typeName = Optional.empty();
    private OptionalInt separator = OptionalInt.empty();
    private final List<Long> blankLines = new ArrayList<>();

    /** Takes a line if it is part of the preamble; a line that is not is the header. */
    boolean takes(String line, long number) throws NotAnExportException {
        String undelimited = separator.isPresent() ? line.replace((char) separator.getAsInt(), ' ') : line;
        if (BLANK.matcher(undelimited).matches()) {
            if (!line.isEmpty()) {
                blankLines.add(number);
            }
            return true;
        }
        String text = line.strip();
        Matcher type = TYPE.matcher(text);
        if (type.matches()) {
            typeName = Optional.of(Optional.ofNullable(type.group(1)).orElse(""));
            return true;
        }
        Matcher declared = SEPARATOR.matcher(line);
        if (declared.matches()) {
            separator = OptionalInt.of(separator(declared.group(1), number));
            return true;
        }
        return false;
    }

    private static char separator(String text, long number) throws NotAnExportException {
        Matcher padded = PADDED.matcher(text);
        char c = padded.matches() ? padded.group(1).charAt(0) : '"';
        if (c == '"' || c >= 0x7F || (c < ' ' && c != '\t')) {
            throw NotAnExportException.atLine(
                    number,
                    RefusalReason.MALFORMED,
                    "Line %d declares no delimiter: %s; expected sep= and one ASCII character after it."
                            .formatted(number, InputSanitizer.quote("sep=" + text)));
        }
        return c;
    }

    /** The name of the type in the {@code #TYPE} line; an empty text if that names none. */
    Optional<String> typeName() {
        return typeName;
    }

    /** The delimiter that the file declares. */
    OptionalInt separator() {
        return separator;
    }

    /** The lines that have delimiters only. */
    List<Long> blankLines() {
        return List.copyOf(blankLines);
    }
}
