package io.lifeguard.bench.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something measured.
 *
 * @param what in words
 * @param values by unit, e.g. {@code /s} or {@code ms p99}
 */
public record Figure(String what, Map<String, Double> values) {

    public static Figure of(String what) {
        return new Figure(what, Map.of());
    }

    public Figure with(String unit, double value) {
        Map<String, Double> more = new LinkedHashMap<>(values);
        more.put(unit, value);
        return new Figure(what, more);
    }

    String line() {
        return "  %-58s %s"
                .formatted(
                        what,
                        values.entrySet().stream()
                                .map(e -> written(e.getValue()) + " " + e.getKey())
                                .collect(Collectors.joining(", ")));
    }

    static String written(double value) {
        int digits = value >= 100 || value == Math.rint(value) ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
