package io.lifeguard.bench.estate;

import java.util.Arrays;
import java.util.Random;

/**
 * Users drawn so that a few are asked about much more often than the rest: the n-th most wanted with a probability that
 * falls as n to the power of {@value #EXPONENT} (Zipf). The wanted ones are scattered over the estate. The same draws on
 * every run.
 */
public final class Skew {
    /** The smallest that pgbench, which draws beside it, allows. */
    public static final double EXPONENT = 1.001;

    private static final int STRIDE = 7919;

    private final double[] cumulated;
    private final Random random;

    public Skew(int users, long seed) {
        if (users % STRIDE == 0) {
            throw new IllegalArgumentException("a multiple of " + STRIDE + " users would not all be drawn");
        }
        cumulated = new double[users];
        double sum = 0;
        for (int i = 0; i < users; i++) {
            sum += Math.pow(i + 1, -EXPONENT);
            cumulated[i] = sum;
        }
        random = new Random(seed);
    }

    /** The number of a user. */
    public int next() {
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        long rank = Math.min(found < 0 ? -found - 1 : found, cumulated.length - 1);
        return (int) (rank * STRIDE % cumulated.length);
    }

    /** A pgbench script's lines that draw {@code :i} the same way. */
    public static String pgbench() {
        return "\\set rank random_zipfian(0, :users - 1, " + EXPONENT + ")\n\\set i (:rank * " + STRIDE
                + ") % :users\n";
    }
}
