package io.lifeguard.bench.load;

/** What is asked, request by request, and what a right answer looks like. */
public interface Requests {
    /**
     * The next request of a connection: a whole HTTP/1.1 request.
     *
     * @param connection from 0; one's next request is asked for only after the answer to its last one
     */
    byte[] next(int connection);

    /** What every right answer holds. */
    default String expected() {
        return "\"data\":";
    }

    /** What no right answer holds. */
    default String unexpected() {
        return "\"errors\":";
    }
}
