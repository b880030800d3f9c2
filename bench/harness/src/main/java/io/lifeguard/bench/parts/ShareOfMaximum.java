package io.lifeguard.bench.parts;

import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.load.Requests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The service at a share of its own maximum. */
final class ShareOfMaximum {
    private ShareOfMaximum() {}

    /**
     * Rounds in the order of their p99. Each is at a share of the maximum of the seconds before: at 85 % of one that the
     * machine has no more, any queue grows.
     */
    static List<Measured> rounds(Workbench bench, Requests asked, double share) throws Exception {
        Duration time = bench.settings().measure();
        List<Measured> rounds = new ArrayList<>();
        try (Load load = new Load(bench.service().port(), bench.settings().connections())) {
            for (int i = 0; i < bench.settings().rounds(); i++) {
                double maximum = load.asFastAsPossible(asked, time).perSecond();
                rounds.add(load.atRate(asked, maximum * share, time));
            }
        }
        rounds.sort(Comparator.comparing(measured -> measured.millis(99)));
        return rounds;
    }
}
