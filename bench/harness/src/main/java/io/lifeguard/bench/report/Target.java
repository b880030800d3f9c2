package io.lifeguard.bench.report;

/** What a figure must be. */
public record Target(String what, double measured, boolean atLeast, double bound, String unit) {
    public boolean isReached() {
        return atLeast ? measured >= bound : measured <= bound;
    }

    String line() {
        return "  %-7s %-58s %s %s (at %s %s)"
                .formatted(
                        isReached() ? "reached" : "MISSED",
                        what,
                        Figure.written(measured),
                        unit,
                        atLeast ? "least" : "most",
                        Figure.written(bound));
    }
}
