package io.lifeguard.service.imports;

/** An import that the service or its database could not go on with. The rows before stay settled; the file may be sent again. */
public final class ImportInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportInterruptedException(long rows, Throwable cause) {
        super(
                "The import stopped after %d rows, which stay as they are settled. Send the same file again: what is stored already is left unchanged."
                        .formatted(rows),
                cause);
    }
}
