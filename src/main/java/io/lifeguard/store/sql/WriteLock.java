package io.lifeguard.store.sql;

import java.time.Duration;

/** What makes writes serial: one lock of the database, held until the transaction ends. */
public final class WriteLock {
    /** How long a writing transaction may pause between two statements. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** "lifeguard" in a number: any would do that nobody else takes in this database. */
    private static final long KEY = 5_433_723_487L;

    /**
     * The first statement of every writing transaction. Waits for the lock 5 seconds at most. Whoever then falls silent
     * loses lock and transaction: a service that hangs must not keep all others from writing.
     */
    public static final String TAKE = "select set_config('lock_timeout', '5s', true),"
            + " set_config('idle_in_transaction_session_timeout', '" + LONGEST_PAUSE.toMillis()
            + "', true), pg_advisory_xact_lock(" + KEY
            + ")::text";

    /** The same, for a transaction whose statements are all alike and small: planning them would take most of the time. */
    public static final String TAKE_FOR_SINGLE_WRITES =
            "select set_config('plan_cache_mode', 'force_generic_plan', true),"
                    + " set_config('statement_timeout', '10s', true), " + TAKE.substring("select ".length());

    private WriteLock() {}
}
