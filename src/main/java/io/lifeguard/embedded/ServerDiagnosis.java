package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns errors of the operating system, initdb or the server into one-line messages. */
final class ServerDiagnosis {
    private static final Pattern FULL = Pattern.compile(
            "No space left on device|Disk quota exceeded|not enough space on the disk|wrote only \\d+ of \\d+ bytes");
    private static final Pattern READ_ONLY = Pattern.compile("Read-only file system");
    private static final Pattern MESSAGE = Pattern.compile(
            // except messages to clients that connect during the start
            "(FATAL|PANIC|ERROR|initdb: error|pg_ctl): +(?!the database system is )(.+)");

    private static final Pattern WITHOUT_NAME = Pattern.compile("could not look up effective user ID (\\d+)");
    private static final Pattern NO_REASON =
            Pattern.compile("^(HINT|DETAIL|CONTEXT):|^Examine the log output|^waiting for server");

    private ServerDiagnosis() {}

    static ServerStartException of(IOException failure, Path where) {
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof AccessDeniedException) {
            return new ServerStartException(
                    where + " cannot be written (" + text + "): make it writable for this user, or set"
                            + " lifeguard.data-dir to another directory",
                    failure);
        }
        return system(text, where, failure);
    }

    /** @param output of this attempt to start */
    static ServerStartException of(String output, Path where, Path log) {
        if (FULL.matcher(output).find()) {
            return full(where, null);
        }
        if (READ_ONLY.matcher(output).find()) {
            return readOnly(where, null);
        }
        List<String> messages =
                MESSAGE.matcher(output).results().map(found -> found.group(2)).toList();
        Matcher withoutName = WITHOUT_NAME.matcher(output);
        if (withoutName.find()) {
            return new ServerStartException("PostgreSQL cannot create its data in " + where + ": the user id "
                    + withoutName.group(1) + " has no entry in the password file, and user namespaces are not permitted"
                    + " here. Add the line lifeguard:x:" + withoutName.group(1) + ":0::/:/sbin/nologin to /etc/passwd,"
                    + " run Lifeguard as a user of the image, or set lifeguard.datasource.url to the URL of a server");
        }
        String what = messages.isEmpty() ? lastLine(output) : messages.get(0);
        return new ServerStartException(
                "PostgreSQL did not start on " + where + ": " + what + " (more in " + log + ")");
    }

    /** For messages of any other form, such as those of the dynamic linker. */
    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> !line.isBlank() && !NO_REASON.matcher(line).find())
                .reduce((earlier, later) -> later)
                .orElse("it ended without a message; it may have been killed, or lack memory");
    }

    private static ServerStartException system(String text, Path where, IOException failure) {
        if (FULL.matcher(text).find()) {
            return full(where, failure);
        }
        if (READ_ONLY.matcher(text).find()) {
            return readOnly(where, failure);
        }
        return new ServerStartException(where + " cannot be used: " + text, failure);
    }

    private static ServerStartException readOnly(Path where, @Nullable Throwable cause) {
        return failure(
                where + " is read-only: mount it writable, or set lifeguard.data-dir to another directory", cause);
    }

    private static ServerStartException full(Path where, @Nullable Throwable cause) {
        return failure(
                "The disk of " + where + " is full" + left(where) + ": free some space (PostgreSQL needs about 100 MB"
                        + " at first), or set lifeguard.data-dir to a directory on another disk",
                cause);
    }

    private static ServerStartException failure(String line, @Nullable Throwable cause) {
        return cause == null ? new ServerStartException(line) : new ServerStartException(line, cause);
    }

    private static String left(Path where) {
        try {
            return " (" + Files.getFileStore(where).getUsableSpace() / 1_000_000 + " MB left)";
        } catch (IOException unknown) {
            return "";
        }
    }
}
