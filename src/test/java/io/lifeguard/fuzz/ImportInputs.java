package io.lifeguard.fuzz;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.KnownColumns;
import io.lifeguard.fuzz.Input.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Exports of every kind with wrong values in a known column, and files that are no exports. */
final class ImportInputs {
    private static final List<String> PARAMETERS = List.of(
            "",
            "",
            "",
            "?dryRun",
            "?dryRun=true",
            "?absent=disable",
            "?absent=delete&allowLargeChange",
            "?absent=DELETE",
            "?dryRun=maybe",
            "?x=1",
            "?dryRun=false&dryRun=true",
            "?absent",
            "?allowLargeChange=true&absent=delete&dryRun=true");
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16,
            StandardCharsets.US_ASCII,
            Charset.forName("windows-1252"),
            Charset.forName("UTF-32"));

    /** A column of a kind of exports. */
    record Place(ExportKind kind, String column) {
        @Override
        public String toString() {
            return kind.urlName() + "." + column;
        }
    }

    /** Every column of every kind. */
    static List<Place> places() {
        return Stream.of(ExportKind.values())
                .flatMap(kind -> KnownColumns.of(kind).stream().map(column -> new Place(kind, column)))
                .toList();
    }

    Input wrongValue(Place place, String value, SeededRandom draw) {
        return input(place.toString(), place.kind(), file(place, value, draw), draw);
    }

    /** A file of which anything may be wrong. */
    Input broken(SeededRandom draw) {
        Place place = draw.of(places());
        byte[] file = file(place, draw.hostileText(), draw);
        return switch (draw.below(9)) {
            case 6 -> archive(zip(draw.hostileText(), file), draw);
            case 7 -> archive(draw.mutated(zip(place.kind().urlName() + ".csv", file)), draw);
            case 8 -> read(draw);
            case 0 -> input("a mutated file", place.kind(), draw.mutated(file), draw);
            case 1 -> input("any bytes", place.kind(), draw.bytes(draw.below(400)), draw);
            case 2 -> input("a file of another kind", draw.of(List.of(ExportKind.values())), file, draw);
            case 3 -> input("a file with long rows", place.kind(), stretched(file, draw), draw);
            case 4 -> cut(place.kind(), file, draw);
            default -> input("a mutated file", place.kind(), draw.mutated(draw.mutated(file)), draw);
        };
    }

    private static Input archive(byte[] archive, SeededRandom draw) {
        return Input.whole(
                "an archive imported",
                "POST /api/imports" + draw.of(PARAMETERS)
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/zip\r\n",
                archive);
    }

    private static byte[] zip(String name, byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name.length() > 1000 ? name.substring(0, 1000) : name));
            zip.write(file);
            zip.closeEntry();
        } catch (IOException | IllegalArgumentException e) {
            return file;
        }
        return bytes.toByteArray();
    }

    /** Of imports that are not recorded, or of pages that there are not. */
    private static Input read(SeededRandom draw) {
        String id =
                draw.of("users", "0", "0b0f8f0e-4d0b-4c68-9d51-0f6f2d1f6a53", "%00", "..", "1-1-1-1-1", "%F0%9F%98%80");
        String below = draw.of("", "/refused", "/refused.csv", "/progress", "?first=0", "/refused?first=-1&after=%20");
        return Input.whole(
                "an import read",
                draw.of("GET", "DELETE", "PUT") + " /api/imports/" + id + below + " HTTP/1.1\r\nHost: localhost\r\n",
                new byte[0]);
    }

    private static Input cut(ExportKind kind, byte[] file, SeededRandom draw) {
        byte[] whole = input("", kind, file, draw).bytes();
        return Input.of("an import that is cut", Shape.CUT, java.util.Arrays.copyOf(whole, draw.below(whole.length)));
    }

    private static Input input(String about, ExportKind kind, byte[] file, SeededRandom draw) {
        String type = draw.chance(0.7) ? "text/csv" : draw.of(HeaderInputs.TYPES);
        String encoding = draw.chance(0.97) ? "" : "Content-Encoding: " + draw.of("gzip", "deflate", "br") + "\r\n";
        return Input.whole(
                about + " imported",
                "POST /api/imports/" + kind.urlName() + draw.of(PARAMETERS) + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: " + type + "\r\n" + encoding,
                file);
    }

    private static byte[] file(Place place, String value, SeededRandom draw) {
        List<String> columns = new ArrayList<>(KnownColumns.of(place.kind()));
        Collections.shuffle(columns, new Random(draw.below(1000)));
        columns.removeIf(column -> !column.equals(place.column()) && draw.chance(0.15));
        if (draw.chance(0.05)) {
            columns.add(draw.of(columns));
        }
        String comma = draw.of(",", ",", ";");
        String end = draw.of("\r\n", "\r\n", "\n", "\r");
        StringBuilder text = new StringBuilder(draw.chance(0.2) ? "#TYPE Selected.X" + end : "");
        text.append(String.join(comma, columns)).append(end);
        int rows = 1 + draw.below(4);
        int wrong = draw.below(rows);
        for (int row = 0; row < rows; row++) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                String cell = row == wrong && column.equals(place.column())
                        ? value
                        : draw.chance(0.1) ? "" : ValidValues.forName(column, draw);
                cells.add(quoted(cell, draw));
            }
            text.append(String.join(comma, cells)).append(end);
        }
        byte[] bytes = text.toString().getBytes(draw.of(CHARSETS));
        return draw.chance(0.2) ? Input.join(draw.of(HostileValues.MARKS), bytes) : bytes;
    }

    /** As the shell quotes, mostly. */
    private static String quoted(String cell, SeededRandom draw) {
        return draw.chance(0.03) ? cell : '"' + (draw.chance(0.03) ? cell : cell.replace("\"", "\"\"")) + '"';
    }

    private static byte[] stretched(byte[] file, SeededRandom draw) {
        byte[] more = Input.utf8(
                draw.of(",", "x", "\"", "\"x\",", "\n", "\r\n\r\n", "\u0000").repeat(draw.of(List.of(300, 70_000))));
        int at = draw.below(file.length);
        return Input.join(java.util.Arrays.copyOf(file, at), more, java.util.Arrays.copyOfRange(file, at, file.length));
    }
}
