package io.lifeguard.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures of a run, printed as they come, and written to two files at its end. */
public final class Report {
    private final Map<String, String> circumstances = new LinkedHashMap<>();
    private final Map<String, List<Figure>> figures = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, String> pictures = new LinkedHashMap<>();
    private List<Figure> section = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** @param circumstances machine, versions and settings: whatever figures depend on, and no name of a host or path */
    public Report(Map<String, String> circumstances) {
        circumstances.forEach(this::circumstance);
    }

    /** Adds to what figures depend on. */
    public void circumstance(String name, String value) {
        if (!value.equals(circumstances.put(name, value))) {
            print("%-22s %s".formatted(name, value));
        }
    }

    /** Begins a group of figures. */
    public void section(String title) {
        section = figures.computeIfAbsent(title, t -> new ArrayList<>());
        print("");
        print(title);
    }

    /** Adds to the group that was begun last. */
    public void add(Figure figure) {
        section.add(figure);
        print(figure.line());
    }

    public void atLeast(String what, double measured, double bound, String unit) {
        targets.add(new Target(what, measured, true, bound, unit));
    }

    public void atMost(String what, double measured, double bound, String unit) {
        targets.add(new Target(what, measured, false, bound, unit));
    }

    /** Adds a drawing, which is written to {@code <name>-<title>.svg}. */
    public void picture(String title, String svg) {
        pictures.put(title, svg);
    }

    /** Writes {@code <name>.txt} and {@code <name>.json}. */
    public void write(Path directory, String name) throws IOException {
        if (!targets.isEmpty()) {
            print("");
            print("What it must reach");
            targets.forEach(target -> print(target.line()));
        }
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name + ".txt"), text);
        for (Map.Entry<String, String> picture : pictures.entrySet()) {
            Files.writeString(directory.resolve(name + "-" + picture.getKey() + ".svg"), picture.getValue());
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("circumstances", circumstances);
        all.put("figures", figures);
        all.put("targets", targets);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(directory.resolve(name + ".json").toFile(), all);
    }

    private void print(String line) {
        System.out.println(line);
        text.append(line).append('\n');
    }
}
