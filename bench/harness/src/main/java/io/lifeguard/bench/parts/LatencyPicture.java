package io.lifeguard.bench.parts;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws latency against the achieved rate as SVG, the latency on a logarithmic scale. */
final class LatencyPicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int BOTTOM = 340;
    private static final int TOP = 40;
    private static final int RIGHT = 690;
    private static final double LEAST_MILLIS = 0.1;

    private LatencyPicture() {}

    /** @param perSecond answers; the latencies are in milliseconds */
    record Point(double perSecond, double p50, double p99) {}

    static String of(List<Point> points) {
        double fastest = points.stream().mapToDouble(Point::perSecond).max().orElseThrow() * 1.05;
        double slowest = Math.pow(
                10,
                Math.ceil(
                        Math.log10(points.stream().mapToDouble(Point::p99).max().orElseThrow())));
        Scale scale = new Scale(fastest, slowest);
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <title>Latency of single questions against the rate</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(WIDTH, HEIGHT));
        for (double millis = LEAST_MILLIS; millis <= slowest * 1.01; millis *= 10) {
            svg.append(line(LEFT, scale.y(millis), RIGHT, scale.y(millis)))
                    .append(text(
                            LEFT - 8, scale.y(millis) + 4, "end", millis < 1 ? "0.1 ms" : Math.round(millis) + " ms"));
        }
        for (Point point : points) {
            svg.append(line(scale.x(point.perSecond()), BOTTOM, scale.x(point.perSecond()), BOTTOM + 5));
        }
        double step = Math.pow(10, Math.floor(Math.log10(fastest))) / 2;
        for (double rate = 0; rate <= fastest; rate += step) {
            svg.append(
                    text(scale.x(rate), BOTTOM + 20, "middle", String.format(Locale.ROOT, "%,d/s", Math.round(rate))));
        }
        svg.append(curve(points, Point::p50, scale, "#0b6e4f", "p50"));
        svg.append(curve(points, Point::p99, scale, "#9a3412", "p99"));
        return svg.append(text(LEFT, TOP - 16, "start", "Latency of single questions by GraphQL at a fixed rate"))
                .append("</svg>\n")
                .toString();
    }

    private record Scale(double fastest, double slowest) {
        double x(double perSecond) {
            return LEFT + (RIGHT - LEFT) * perSecond / fastest;
        }

        double y(double millis) {
            double share =
                    Math.log10(Math.max(millis, LEAST_MILLIS) / LEAST_MILLIS) / Math.log10(slowest / LEAST_MILLIS);
            return BOTTOM - (BOTTOM - TOP) * share;
        }
    }

    private static String curve(
            List<Point> points, ToDoubleFunction<Point> latency, Scale scale, String colour, String name) {
        String path = points.stream()
                .map(p -> number(scale.x(p.perSecond())) + "," + number(scale.y(latency.applyAsDouble(p))))
                .collect(Collectors.joining(" "));
        Point first = points.get(0);
        return "<polyline points=\"" + path + "\" fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\"/>\n"
                + points.stream()
                        .map(p -> "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>\n"
                                .formatted(
                                        number(scale.x(p.perSecond())),
                                        number(scale.y(latency.applyAsDouble(p))),
                                        colour))
                        .collect(Collectors.joining())
                + text(scale.x(first.perSecond()), scale.y(latency.applyAsDouble(first)) - 8, "middle", name);
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#cbd5e1\"/>\n"
                .formatted(number(x1), number(y1), number(x2), number(y2));
    }

    private static String text(double x, double y, String anchor, String text) {
        return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#1e293b\">%s</text>\n"
                .formatted(number(x), number(y), anchor, text);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
