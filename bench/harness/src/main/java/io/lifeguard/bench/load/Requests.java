package io.lifeguard.bench.load;

import java.util.List;

/** What is asked, request by request, and what a right answer looks like. */
public interface Requests {
    /**
     * The next request of a connection: a whole HTTP/1.1 request.
     *
     * @param connection from 0; one's next request is asked for only after the answer to its last one
     */
    byte[] next(int connection);

    /** Happens when the last request of a connection has been answered rightly, on the thread that sends requests. */
    default void answered(int connection) {}

    /** What every right answer holds. */
    String expected();

    /** What no right answer holds. */
    default String unexpected() {
        return "\"errors\":";
    }

    /** Prepared requests in their order, over and over, whichever connection asks. */
    static Requests inTurn(List<byte[]> prepared, String expected) {
        return new Requests() {
            private int next = -1;

            @Override
            public byte[] next(int connection) {
                next = next + 1 < prepared.size() ? next + 1 : 0;
                return prepared.get(next);
            }

            @Override
            public String expected() {
                return expected;
            }
        };
    }
}
