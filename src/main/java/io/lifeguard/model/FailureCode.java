package io.lifeguard.model;

import org.jspecify.annotations.Nullable;

/** Why a request failed, for programs. Each protocol maps every code to its own form in one exhaustive switch. */
public enum FailureCode {
    /** The request shows no token, or one that is not accepted. */
    UNAUTHENTICATED,
    /** The caller's role does not permit the request. */
    FORBIDDEN,
    /** The request names something that is not recorded. */
    NOT_FOUND,
    /** An id, an argument or a parameter has a value that its type does not allow. */
    INVALID_VALUE,
    /** What the request is about is not in the state that the request demands. Nothing was stored. */
    PRECONDITION_FAILED,
    /** A write must have an idempotency key and has none. */
    IDEMPOTENCY_KEY_MISSING,
    /** A request with the same idempotency key is being carried out. */
    IDEMPOTENCY_KEY_IN_PROGRESS,
    /** The idempotency key was used for another request. */
    IDEMPOTENCY_KEY_REUSED,
    /** The database has not reached the revision that the request demands, or was restored to an earlier state. */
    STALE,
    /** The change log no longer holds the revision that the request starts from. */
    GONE,
    /** A queue or a limit of this service is full, or a lock was not granted in time. Nothing was stored. */
    BUSY,
    /** The caller has its share of a limit of this service in use, while others may have room. Nothing was stored. */
    TOO_MANY_REQUESTS,
    /** The database has no free connection, or cancelled a statement that took too long. Nothing was stored. */
    DATABASE_BUSY,
    /** The database does not answer, or accepts no writes. Nothing was stored. */
    DATABASE_UNAVAILABLE,
    /** The identity provider does not answer, so that no token can be checked. */
    IDENTITY_PROVIDER_UNAVAILABLE,
    /** The service is shutting down. Nothing was stored. */
    SHUTTING_DOWN,
    /** The connection to the database was lost during a commit: the write is stored or it is not. */
    OUTCOME_UNKNOWN,
    /** An import file was rejected as a whole. Nothing of it is stored. */
    FILE_REFUSED,
    /** An import ended before the end of its file. The rows before that stay stored. */
    IMPORT_INTERRUPTED,
    /** An error of the service. */
    INTERNAL;

    /** Whether a failure is a {@link LifeguardException} of this code; its causes do not count. */
    public boolean matches(@Nullable Throwable failure) {
        return failure instanceof LifeguardException known && known.code() == this;
    }
}
