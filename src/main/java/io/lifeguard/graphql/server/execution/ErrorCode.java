package io.lifeguard.graphql.server.execution;

import io.lifeguard.model.FailureCode;

/** What {@code extensions.code} of an error tells a program; the message tells a person. */
public enum ErrorCode {
    /** The question names something that is not recorded. */
    NOT_FOUND,
    /** An id or an argument has not the form of its kind. */
    INVALID_VALUE,
    /** The state that the request demands is not there. */
    STALE,
    /** The log is no longer kept from where it is asked for. */
    GONE,
    /** There is too much to do already; nothing was done. */
    BUSY,
    /** The fault is ours. */
    INTERNAL,

    /** The request shows no token, or one that is not accepted. */
    UNAUTHENTICATED,
    /** The role of whoever sends the request does not go so far; nothing of it was done. */
    FORBIDDEN,
    /** What this needs does not answer now - the database, the identity provider - or the service stops; nothing was done. */
    UNAVAILABLE,
    /** The connection to the database was lost while a write was being stored: it is stored or it is not. */
    OUTCOME_UNKNOWN,

    /** Not a GraphQL request: no JSON, no query, a parameter of the wrong type. */
    INVALID_REQUEST,
    /** The document is not written in GraphQL. */
    INVALID_SYNTAX,
    /** The document does not fit the schema. */
    INVALID_DOCUMENT,
    /** A variable is missing or has a value that its type does not take. */
    INVALID_VARIABLES,
    /** The request names no operation of its document, or leaves open which. */
    UNKNOWN_OPERATION,
    /** The request does not go by this method. */
    METHOD_NOT_ALLOWED,
    /** A subscription that does not come over a web socket. */
    NEEDS_WEB_SOCKET,
    /** A query or a mutation that comes over a web socket. */
    NEEDS_HTTP,
    /** No media type that the request accepts can be served. */
    NOT_ACCEPTABLE,
    /** The body is not sent as JSON. */
    UNSUPPORTED_MEDIA_TYPE,
    /** The body has more bytes than are taken. */
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
    /** Introspection goes round in circles. */
    INTROSPECTION_TOO_LARGE;

    /** The code that GraphQL clients see; failures of imports, which GraphQL does not serve, are internal errors. */
    public static ErrorCode of(FailureCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> UNAUTHENTICATED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case INVALID_VALUE -> INVALID_VALUE;
            case STALE -> STALE;
            case GONE -> GONE;
            case BUSY, DATABASE_BUSY -> BUSY;
            case DATABASE_UNAVAILABLE, IDENTITY_PROVIDER_UNAVAILABLE, SHUTTING_DOWN -> UNAVAILABLE;
            case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
            case FILE_REFUSED, IMPORT_INTERRUPTED -> INTERNAL;
        };
    }
}
