package io.lifeguard.testing;

import java.util.List;

/** The metrics that the service exports to Prometheus. */
public final class PrometheusMetrics {
    private PrometheusMetrics() {}

    /** The sum of all series of a name whose labels hold all of these: {@code client="LYNC_2013"}. */
    public static double figure(String name, String... labels) {
        return sum(lines(name), labels);
    }

    /** The same of another service. */
    public static double figure(ApiClient service, String name, String... labels) {
        String all = service.get("/q/metrics", "Accept", "text/plain").body();
        return sum(lines(all, name), labels);
    }

    private static double sum(List<String> lines, String... labels) {
        return lines.stream()
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Every series of that name. */
    public static List<String> lines(String name) {
        return lines(all(), name);
    }

    private static List<String> lines(String all, String name) {
        return all.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .toList();
    }

    /** All of it. */
    public static String all() {
        return TestService.get("/q/metrics", "Accept", "text/plain").body();
    }
}
