package io.lifeguard.service.imports;

import java.util.List;

/** A file that is not applied at all: nothing of it is stored. The message is meant for whoever sent it. */
public final class FileRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<String> missingColumns;

    FileRefusedException(String message, List<String> missingColumns) {
        super(message);
        this.missingColumns = List.copyOf(missingColumns);
    }

    FileRefusedException(String message) {
        this(message, List.of());
    }

    /** The columns that the file needs and does not have; empty where that is not the reason. */
    public List<String> missingColumns() {
        return missingColumns;
    }
}
