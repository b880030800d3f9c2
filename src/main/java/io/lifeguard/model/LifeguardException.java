package io.lifeguard.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A failure that is reported to the client: a code for programs and a message for people. Any other exception that
 * reaches an endpoint is an internal error, which is logged and not described to the client.
 */
public final class LifeguardException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final FailureCode code;
    private final transient List<String> missingColumns;
    private final transient List<InputError> inputErrors;

    private LifeguardException(
            FailureCode code,
            String message,
            @Nullable Throwable cause,
            List<String> missingColumns,
            List<InputError> inputErrors) {
        super(message, cause);
        this.code = code;
        this.missingColumns = List.copyOf(missingColumns);
        this.inputErrors = List.copyOf(inputErrors);
    }

    private LifeguardException(
            FailureCode code, String message, @Nullable Throwable cause, List<String> missingColumns) {
        this(code, message, cause, missingColumns, List.of());
    }

    private LifeguardException(FailureCode code, String message) {
        this(code, message, null, List.of());
    }

    public static LifeguardException notFound(String message) {
        return new LifeguardException(FailureCode.NOT_FOUND, message);
    }

    public static LifeguardException invalidValue(String message) {
        return new LifeguardException(FailureCode.INVALID_VALUE, message);
    }

    /** @param errors all that is wrong with the input, in the order of the input; one at least */
    public static LifeguardException invalidInput(List<InputError> errors) {
        String message = errors.stream().map(InputError::message).collect(Collectors.joining(" "));
        return new LifeguardException(FailureCode.INVALID_VALUE, message, null, List.of(), errors);
    }

    public static LifeguardException forbidden(String message) {
        return new LifeguardException(FailureCode.FORBIDDEN, message);
    }

    public static LifeguardException preconditionFailed(String message) {
        return new LifeguardException(FailureCode.PRECONDITION_FAILED, message);
    }

    public static LifeguardException idempotencyKeyMissing(String message) {
        return new LifeguardException(FailureCode.IDEMPOTENCY_KEY_MISSING, message);
    }

    public static LifeguardException idempotencyKeyInProgress(String message) {
        return new LifeguardException(FailureCode.IDEMPOTENCY_KEY_IN_PROGRESS, message);
    }

    public static LifeguardException idempotencyKeyReused(String message) {
        return new LifeguardException(FailureCode.IDEMPOTENCY_KEY_REUSED, message);
    }

    /** @param current the revision that the database is at */
    public static LifeguardException stale(Revision required, Revision current) {
        return new LifeguardException(
                FailureCode.STALE,
                "The data is at revision %s; the request requires revision %s or later.".formatted(current, required));
    }

    /** @param keptAfter the revision after which the log is complete */
    public static LifeguardException gone(Revision requested, Revision keptAfter) {
        return new LifeguardException(
                FailureCode.GONE,
                ("after: the changes after %s are no longer kept, only those after %s. Read the current data and"
                                + " follow the log from its revision.")
                        .formatted(requested, keptAfter));
    }

    public static LifeguardException tooManyRequests(String message) {
        return new LifeguardException(FailureCode.TOO_MANY_REQUESTS, message);
    }

    public static LifeguardException busy(String message) {
        return new LifeguardException(FailureCode.BUSY, message);
    }

    public static LifeguardException busy(String message, Throwable cause) {
        return new LifeguardException(FailureCode.BUSY, message, cause, List.of());
    }

    public static LifeguardException databaseBusy(String message, Throwable cause) {
        return new LifeguardException(FailureCode.DATABASE_BUSY, message, cause, List.of());
    }

    public static LifeguardException databaseUnavailable(String message, Throwable cause) {
        return new LifeguardException(FailureCode.DATABASE_UNAVAILABLE, message, cause, List.of());
    }

    public static LifeguardException shuttingDown(String message) {
        return new LifeguardException(FailureCode.SHUTTING_DOWN, message);
    }

    public static LifeguardException outcomeUnknown(Throwable cause) {
        return new LifeguardException(
                FailureCode.OUTCOME_UNKNOWN,
                "The connection to the database was lost while the write was being stored. It is stored or it is not:"
                        + " read what you wrote, or the log of changes, before you send it again.",
                cause,
                List.of());
    }

    /** @param missingColumns the columns that the file needs and does not have; empty for another reason */
    public static LifeguardException fileRefused(String message, List<String> missingColumns) {
        return new LifeguardException(FailureCode.FILE_REFUSED, message, null, missingColumns);
    }

    public static LifeguardException fileRefused(String message) {
        return fileRefused(message, List.of());
    }

    /** @param rows the rows of the file that were processed before the batch whose commit was lost */
    public static LifeguardException outcomeOfBatchUnknown(long rows, Throwable cause) {
        return new LifeguardException(
                FailureCode.OUTCOME_UNKNOWN,
                "The connection to the database was lost while rows were being stored. The results of the first %d rows are stored; those of the next rows are stored or they are not. Send the same file again: rows that are stored already are left unchanged."
                        .formatted(rows),
                cause,
                List.of());
    }

    /** The import is ended on request, between two batches. */
    public static LifeguardException importCancelled(String message) {
        return new LifeguardException(FailureCode.IMPORT_INTERRUPTED, message);
    }

    /** @param rows the rows of the file that were processed before */
    public static LifeguardException importInterrupted(long rows, Throwable cause) {
        return new LifeguardException(
                FailureCode.IMPORT_INTERRUPTED,
                "The import stopped after %d rows, whose results are stored. Send the same file again: rows that are stored already are left unchanged."
                        .formatted(rows),
                cause,
                List.of());
    }

    /** The first exception of this type among a failure and its causes. */
    public static Optional<LifeguardException> in(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .filter(LifeguardException.class::isInstance)
                .map(LifeguardException.class::cast)
                .findFirst();
    }

    public FailureCode code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** All that is wrong with the input; empty if the message says it, and for any other reason. */
    public List<InputError> inputErrors() {
        return inputErrors;
    }

    /** The columns that a refused file needs and does not have; empty for any other reason. */
    public List<String> missingColumns() {
        return missingColumns;
    }
}
