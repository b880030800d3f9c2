package io.lifeguard.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be measured by itself, in the order in which it is. */
enum Part {
    JMH,
    START,
    SINGLE,
    LATENCY,
    AUTHZEN,
    BATCH,
    POPULATION,
    PAGES,
    USERS,
    WRITES,
    EXPORTS,
    IMPORT,
    MIXED,
    NATIVE,
    MIGRATION,
    SCIM,
    EVENTS,
    TESTS,
    SLOW;

    /** Which need the service with its large estate. */
    static final Set<Part> ON_THE_ESTATE = EnumSet.range(START, NATIVE);

    /** Which ask that service all the while. */
    static final Set<Part> UNDER_LOAD = EnumSet.range(SINGLE, MIXED);

    /** The tests take long and tell of nothing that is fast or slow, and the executable is not there by itself. */
    private static final Set<Part> ONLY_WHEN_NAMED = EnumSet.of(NATIVE, TESTS, SLOW);

    /**
     * The parts that are named; without a name all that need not be named.
     *
     * @throws IllegalArgumentException for a name that none has
     */
    static Set<Part> named(String... names) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : names) {
            parts.add(Arrays.stream(values())
                    .filter(part -> part.word().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no part " + name + ", but: "
                            + Arrays.stream(values()).map(Part::word).collect(Collectors.joining(" ")))));
        }
        return parts.isEmpty() ? EnumSet.complementOf(EnumSet.copyOf(ONLY_WHEN_NAMED)) : parts;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
