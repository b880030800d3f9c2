package io.lifeguard.graphql.server.execution;

import io.lifeguard.model.FailureCode;

/** The {@code extensions.code} of an error: the failure for programs; the message is for people. */
public enum ErrorCode {
    /** The request names something that is not recorded. */
    NOT_FOUND,
    /** An id or an argument has a value that its type does not allow. */
    INVALID_VALUE,
    /** The database has not reached the revision that the request demands. */
    STALE,
    /** The change log no longer holds the revision that the request starts from. */
    GONE,
    /** A queue or a limit is full; nothing was stored. */
    BUSY,
    /** The caller has its share of a limit in use; nothing was stored. */
    TOO_MANY_REQUESTS,
    /** An error of the service. */
    INTERNAL,

    /** The request shows no token, or one that is not accepted. */
    UNAUTHENTICATED,
    /** The caller's role does not permit the request; nothing was stored. */
    FORBIDDEN,
    /** The database or the identity provider does not answer, or the service is shutting down; nothing was stored. */
    UNAVAILABLE,
    /** The connection to the database was lost while a write was being stored: it is stored or it is not. */
    OUTCOME_UNKNOWN,

    /** Not a GraphQL request: invalid JSON, no query, a parameter of the wrong type. */
    INVALID_REQUEST,
    /** The document has a syntax error. */
    INVALID_SYNTAX,
    /** The document is not valid against the schema. */
    INVALID_DOCUMENT,
    /** A variable is missing or has a value that its type does not allow. */
    INVALID_VARIABLES,
    /** The document does not have the named operation, or has several and none is named. */
    UNKNOWN_OPERATION,
    /** The HTTP method is not permitted for the request. */
    METHOD_NOT_ALLOWED,
    /** A subscription that was not sent over a web socket. */
    NEEDS_WEB_SOCKET,
    /** A query or a mutation that was sent over a web socket. */
    NEEDS_HTTP,
    /** The request accepts none of the media types of a result. */
    NOT_ACCEPTABLE,
    /** The content type of the body is not JSON. */
    UNSUPPORTED_MEDIA_TYPE,
    /** The body is larger than permitted. */
    BODY_TOO_LARGE,

    TOO_MANY_CHARACTERS,
    TOO_MANY_TOKENS,
    TOO_MANY_FRAGMENTS,
    TOO_DEEP,
    TOO_MANY_ROOT_FIELDS,
    TOO_MANY_ALIASES,
    TOO_COMPLEX,
    PAGE_TOO_LARGE,
    BATCH_TOO_LARGE,
    /** The request has the hash of a persisted query instead of a document. Clients then send the document. */
    PERSISTED_QUERY_NOT_SUPPORTED;

    /** The code that GraphQL clients see; failures that only REST requests have are internal errors. */
    public static ErrorCode of(FailureCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> UNAUTHENTICATED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case INVALID_VALUE -> INVALID_VALUE;
            case STALE -> STALE;
            case GONE -> GONE;
            case BUSY, DATABASE_BUSY -> BUSY;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case DATABASE_UNAVAILABLE, IDENTITY_PROVIDER_UNAVAILABLE, SHUTTING_DOWN -> UNAVAILABLE;
            case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
            case PRECONDITION_FAILED,
                    IDEMPOTENCY_KEY_MISSING,
                    IDEMPOTENCY_KEY_IN_PROGRESS,
                    IDEMPOTENCY_KEY_REUSED,
                    FILE_REFUSED,
                    IMPORT_INTERRUPTED,
                    INTERNAL -> INTERNAL;
        };
    }
}
