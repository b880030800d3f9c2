package io.lifeguard.bench.parts;

import io.lifeguard.bench.load.Measured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of several that do the same, measured in turn so that a slow minute of the machine meets all of them. */
record Contender(String name, Run run) {
    interface Run {
        Measured during(Duration time) throws Exception;
    }

    /** The median round of each, by name. */
    static Map<String, Measured> inTurn(List<Contender> contenders, Duration warmUp, Duration measure, int rounds)
            throws Exception {
        Map<String, List<Measured>> all = new LinkedHashMap<>();
        for (Contender each : contenders) {
            each.run().during(warmUp);
        }
        for (int i = 0; i < rounds; i++) {
            for (Contender each : contenders) {
                all.computeIfAbsent(each.name(), n -> new ArrayList<>())
                        .add(each.run().during(measure));
            }
        }
        Map<String, Measured> medians = new LinkedHashMap<>();
        all.forEach((name, measured) -> {
            measured.sort(Comparator.comparing(Measured::perSecond));
            medians.put(name, measured.get(measured.size() / 2));
        });
        return medians;
    }
}
