package io.lifeguard.service.imports.jobs;

/** How far an import has come. */
public enum ImportState {
    /** Its file is received; it waits until another import ends. */
    QUEUED,
    RUNNING,
    /** It has processed every row. */
    DONE,
    /** The file was refused as a whole, or an internal error ended the import. */
    FAILED,
    /** A client has cancelled it; the batches before stay stored. */
    CANCELLED,
    /** The instance or the database went away; the batches before stay stored. */
    INTERRUPTED;

    public boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }
}
