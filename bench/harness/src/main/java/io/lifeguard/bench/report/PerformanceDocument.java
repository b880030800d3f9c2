package io.lifeguard.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts figures of results into docs/performance.md. There, {@code <!-- figures of TITLE -->} begins the figures of the
 * section of the results whose title begins so, and {@code <!-- end of figures -->} ends them.
 */
public final class PerformanceDocument {
    private static final Path RESULTS = Path.of("bench", "results");
    private static final Path DOCUMENT = Path.of("docs", "performance.md");
    private static final String RATIO = "RATIO";
    private static final String CURVE = "-latency.svg";
    private static final Path PICTURE = Path.of("docs", "images", "latency.svg");
    private static final Pattern FIGURES =
            Pattern.compile("(<!-- figures of (.+?) -->\n).*?(<!-- end of figures -->)", Pattern.DOTALL);

    private final String name;
    private final JsonNode results;

    private PerformanceDocument(String name) throws IOException {
        this.name = name;
        results = new ObjectMapper().readTree(RESULTS.resolve(name + ".json").toFile());
    }

    /** @param names of results, such as {@code 2026-11-26-2301}, later ones over earlier ones; without any the newest */
    public static void main(String... names) throws IOException {
        for (String name : names.length == 0 ? List.of(newest()) : List.of(names)) {
            if (!Files.exists(RESULTS.resolve(name + ".json"))) {
                System.err.println("bench/document: there are no results " + name + " in " + RESULTS);
                System.exit(2);
            }
            new PerformanceDocument(name).write();
        }
    }

    private static String newest() throws IOException {
        try (Stream<Path> files = Files.list(RESULTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new))
                    .last();
        }
    }

    private void write() throws IOException {
        String text = Files.readString(DOCUMENT);
        List<String> written = new ArrayList<>();
        String changed = FIGURES.matcher(text).replaceAll(place -> Matcher.quoteReplacement(figures(place, written)));
        Files.writeString(DOCUMENT, changed);
        Path curve = RESULTS.resolve(name + CURVE);
        if (Files.exists(curve)) {
            Files.copy(curve, PICTURE, StandardCopyOption.REPLACE_EXISTING);
            written.add(PICTURE.toString());
        }
        System.out.println(
                name + ": " + (written.isEmpty() ? "nothing that " + DOCUMENT + " shows" : String.join("; ", written)));
    }

    /** A place in the document with the figures of these results, or as it is where they have none. */
    private String figures(MatchResult place, List<String> written) {
        for (Map.Entry<String, JsonNode> section : results.path("figures").properties()) {
            if (section.getKey().startsWith(place.group(2))
                    && !section.getValue().isEmpty()) {
                written.add(section.getKey());
                return place.group(1) + section.getKey() + " (" + source() + "):\n\n" + table(section.getValue()) + "\n"
                        + place.group(3);
            }
        }
        return place.group();
    }

    private String source() {
        JsonNode given = results.path("circumstances");
        return Stream.of("processor", "users", "load before")
                .map(key -> key.equals("processor") ? text(given, key) : key + " " + text(given, key))
                .collect(Collectors.joining(", ", "[" + name + "](../bench/results/" + name + ".txt): ", ""));
    }

    private static String text(JsonNode given, String key) {
        return given.path(key).asText();
    }

    /** With a column for each unit, where one figure has all the units of the others; a ratio has a unit of its own. */
    private static String table(JsonNode figures) {
        List<String> most = List.of();
        for (JsonNode figure : figures) {
            most = units(figure).size() > most.size() ? units(figure) : most;
        }
        for (JsonNode figure : figures) {
            if (!most.containsAll(units(figure)) || text(figure, "what").startsWith(RATIO)) {
                return rows(figures, List.of("measured", "result"), PerformanceDocument::result);
            }
        }
        List<String> columns = most;
        return rows(
                figures,
                cells("measured", columns.stream()),
                figure -> cells(
                        text(figure, "what"),
                        columns.stream().map(unit -> figure.path("values").has(unit) ? value(figure, unit) : "")));
    }

    private static String rows(JsonNode figures, List<String> head, Function<JsonNode, List<String>> cells) {
        StringBuilder rows = new StringBuilder(row(head))
                .append(row(cells("---", head.stream().skip(1).map(unit -> "---"))));
        figures.forEach(figure -> rows.append(row(cells.apply(figure))));
        return rows.toString();
    }

    private static List<String> result(JsonNode figure) {
        return List.of(
                text(figure, "what"),
                units(figure).stream()
                        .map(unit -> value(figure, unit) + " " + unit)
                        .collect(Collectors.joining(", ")));
    }

    private static String value(JsonNode figure, String unit) {
        return Figure.written(figure.path("values").path(unit).asDouble());
    }

    private static List<String> units(JsonNode figure) {
        return figure.path("values").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> cells(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
