package io.lifeguard.exports.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Formats that are no CSV and that are uploaded instead of it, recognised by the beginning of the file. */
enum FileFormat {
    WORKBOOK("an Excel workbook (.xlsx)", "In Excel, save it as CSV UTF-8."),
    ZIP("a ZIP archive", "Extract the file from it."),
    OLD_WORKBOOK("an Excel workbook or another Office document (.xls)", "In Excel, save it as CSV UTF-8."),
    GZIP("a file compressed with gzip", "Decompress it."),
    PDF("a PDF document"),
    UTF_32("text in UTF-32", "Use another encoding."),
    CLIXML("the output of Export-Clixml", "Use Export-Csv instead of Export-Clixml."),
    HTML("an HTML page"),
    XML("an XML document", "Use Export-Csv instead of ConvertTo-Xml."),
    JSON("JSON", "Use Export-Csv instead of ConvertTo-Json."),
    TRANSCRIPT("a transcript of PowerShell"),
    LIST("the output of Format-List, or of a command whose output was redirected to a file", "Use Export-Csv instead."),
    TABLE(
            "the output of Format-Table, or of a command whose output was redirected to a file",
            "Use Export-Csv instead.");

    private static final int MAX_TEXT = 8 * 1024;
    private static final String WORKBOOK_PARTS = "[Content_Types].xml|_rels/|docProps/|xl/";
    private static final Pattern LIST_LINE = Pattern.compile("[A-Za-z]\\w*\\s+:(\\s.*)?");
    private static final Pattern TABLE_RULE = Pattern.compile("-+(\\s+-+)*");

    private final String title;
    private final String advice;

    FileFormat(String title) {
        this(title, "");
    }

    FileFormat(String title, String advice) {
        this.title = title;
        this.advice = advice;
    }

    String title() {
        return title;
    }

    /** A sentence, or nothing. */
    String advice() {
        return advice;
    }

    /** The format of a file that cannot be text; empty for any other. */
    static Optional<FileFormat> ofBytes(byte[] head) {
        if (startsWith(head, 'P', 'K', 3, 4)) {
            String names = new String(head, 0, Math.min(head.length, MAX_TEXT), StandardCharsets.ISO_8859_1);
            return Optional.of(
                    List.of(WORKBOOK_PARTS.split("\\|")).stream().anyMatch(names::contains) ? WORKBOOK : ZIP);
        }
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of(OLD_WORKBOOK);
        }
        if (startsWith(head, 0x1F, 0x8B)) {
            return Optional.of(GZIP);
        }
        if (startsWith(head, 0xFF, 0xFE, 0, 0) || startsWith(head, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(UTF_32);
        }
        return startsWith(head, '%', 'P', 'D', 'F') ? Optional.of(PDF) : Optional.empty();
    }

    /** The format of a text that is no CSV; empty for any other. */
    static Optional<FileFormat> ofText(char[] units, int length) {
        String text = new String(units, 0, Math.min(length, MAX_TEXT)).stripLeading();
        if (text.startsWith("<") || text.startsWith("#< CLIXML")) {
            return Optional.of(markup(text));
        }
        if (text.startsWith("{") || text.matches("(?s)\\[\\s*[{\"\\]].*")) {
            return Optional.of(JSON);
        }
        List<String> lines = text.lines().map(String::strip).limit(2).toList();
        if (!lines.isEmpty() && LIST_LINE.matcher(lines.get(0)).matches()) {
            return Optional.of(LIST);
        }
        if (text.startsWith("**********************")) {
            return Optional.of(TRANSCRIPT);
        }
        return lines.size() > 1 && TABLE_RULE.matcher(lines.get(1)).matches() ? Optional.of(TABLE) : Optional.empty();
    }

    private static FileFormat markup(String text) {
        if (text.contains("<Objs ")) {
            return CLIXML;
        }
        return text.regionMatches(true, 0, "<!doctype html", 0, 14) || text.regionMatches(true, 0, "<html", 0, 5)
                ? HTML
                : XML;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
