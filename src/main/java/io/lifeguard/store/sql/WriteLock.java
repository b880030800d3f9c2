package io.lifeguard.store.sql;

import java.time.Duration;

/** The advisory lock that makes writes serial. PostgreSQL releases it at the end of the transaction. */
public final class WriteLock {
    /** How long a writing transaction may pause between two statements before PostgreSQL ends it. */
    public static final Duration MAX_PAUSE = Duration.ofSeconds(15);

    /**
     * The first statement of every writing transaction. Waits at most 5 seconds for the lock. A service that stops
     * responding loses the lock after {@link #MAX_PAUSE}. The key may be any number that nothing else locks in this
     * database.
     */
    public static final String TAKE = """
        select set_config('lock_timeout', '5s', true),
            set_config('idle_in_transaction_session_timeout', '%d', true),
            pg_advisory_xact_lock(5433723487)::text\
        """.formatted(MAX_PAUSE.toMillis());

    /** The same for a transaction of single writes: planning such small statements would take most of their time. */
    public static final String TAKE_FOR_SINGLE_WRITES = """
        select set_config('plan_cache_mode', 'force_generic_plan', true),
            set_config('statement_timeout', '10s', true),
            set_config('lock_timeout', '5s', true),
            set_config('idle_in_transaction_session_timeout', '%d', true),
            pg_advisory_xact_lock(5433723487)::text\
        """.formatted(MAX_PAUSE.toMillis());

    /** The time that {@link #TAKE} waits for a lock, for a transaction that only reads. */
    public static final String LOCK_TIMEOUT = "set local lock_timeout = '5s'";

    /** The timeouts of {@link #TAKE_FOR_SINGLE_WRITES} for a transaction that only reads. */
    public static final String TIMEOUTS_OF_SINGLE_WRITES = """
        %s; set local statement_timeout = '10s'; set local idle_in_transaction_session_timeout = %d\
        """.formatted(LOCK_TIMEOUT, MAX_PAUSE.toMillis());

    private WriteLock() {}
}
