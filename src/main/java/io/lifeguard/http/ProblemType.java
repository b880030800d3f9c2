package io.lifeguard.http;

import io.lifeguard.model.FailureCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problem details (RFC 9457) that the service reports; {@link ProblemDescription} explains them to people. */
public enum ProblemType {
    INVALID_VALUE(400, "Invalid value"),
    MALFORMED_REQUEST(400, "Malformed request"),
    IDEMPOTENCY_KEY_MISSING(400, "Idempotency key missing"),
    UNAUTHENTICATED(401, "Unauthenticated"),
    FORBIDDEN(403, "Forbidden"),
    HOST_NOT_PERMITTED(403, "Host not permitted"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    RULE_VIOLATION(409, "Rule violation"),
    IDEMPOTENCY_KEY_IN_PROGRESS(409, "Request in progress"),
    GONE(410, "Gone"),
    PRECONDITION_FAILED(412, "Precondition failed"),
    BODY_TOO_LARGE(413, "Body too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),
    FILE_REFUSED(422, "This file is not imported; nothing of it is stored"),
    UPGRADE_REQUIRED(426, "Upgrade required"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Internal error"),
    STALE(503, "Stale"),
    BUSY(503, "Busy"),
    UNAVAILABLE(503, "Unavailable"),
    OUTCOME_UNKNOWN(503, "Outcome unknown"),
    IMPORT_INTERRUPTED(503, "The import stopped"),
    HTTP_VERSION_NOT_SUPPORTED(505, "HTTP version not supported");

    /** The path below which each type has a page. */
    public static final String PATH = "/problems";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public static ProblemType of(FailureCode code) {
        return switch (code) {
            case INVALID_VALUE -> INVALID_VALUE;
            case UNAUTHENTICATED -> UNAUTHENTICATED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case GONE -> GONE;
            case PRECONDITION_FAILED -> PRECONDITION_FAILED;
            case IDEMPOTENCY_KEY_MISSING -> IDEMPOTENCY_KEY_MISSING;
            case IDEMPOTENCY_KEY_IN_PROGRESS -> IDEMPOTENCY_KEY_IN_PROGRESS;
            case IDEMPOTENCY_KEY_REUSED -> IDEMPOTENCY_KEY_REUSED;
            case FILE_REFUSED -> FILE_REFUSED;
            case INTERNAL -> INTERNAL_ERROR;
            case STALE -> STALE;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case BUSY, DATABASE_BUSY -> BUSY;
            case DATABASE_UNAVAILABLE, IDENTITY_PROVIDER_UNAVAILABLE, SHUTTING_DOWN -> UNAVAILABLE;
            case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
            case IMPORT_INTERRUPTED -> IMPORT_INTERRUPTED;
        };
    }

    /** The type of a status with which the HTTP server or the REST framework rejects a request. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 426 -> UPGRADE_REQUIRED;
            default -> status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }

    /** The type with the name that ends its {@link #uri}; empty if there is none. */
    public static Optional<ProblemType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.kebabName().equals(name))
                .findFirst();
    }

    /** The status of the response, 400 to 599. */
    public int status() {
        return status;
    }

    /** The kind of problem, in a few words. */
    public String title() {
        return title;
    }

    /** The value of the member {@code type}: a reference, relative to the service, to a page that explains the type. */
    public String uri() {
        return PATH + "/" + kebabName();
    }

    String kebabName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the same request may succeed later, which the header {@code Retry-After} tells the client. */
    public boolean isTemporary() {
        return status == 429 || status == 503;
    }
}
