package io.lifeguard.fuzz;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The errors that the service logs while this is open: invalid input must not cause any. */
final class ErrorLog extends Handler implements AutoCloseable {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    ErrorLog() {
        setLevel(Level.SEVERE);
        Logger.getLogger("").addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
            java.io.StringWriter trace = new java.io.StringWriter();
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new java.io.PrintWriter(trace));
            }
            String thrown = trace.toString();
            heard.add(record.getLoggerName() + ": " + record.getMessage() + " "
                    + java.util.Arrays.toString(record.getParameters()) + "\n"
                    + thrown.substring(0, Math.min(2_000, thrown.length())));
        }
    }

    /** What was logged since the last time. */
    List<String> take() {
        List<String> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
