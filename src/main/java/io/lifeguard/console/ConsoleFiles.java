package io.lifeguard.console;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of the build of {@code src/main/console}, each read once. */
@Singleton
class ConsoleFiles {
    private static final String DIRECTORY = "/META-INF/resources";
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");
    /** No directory, and no name that begins with a dot. */
    private static final Pattern PATH = Pattern.compile("/(?:assets/)?[A-Za-z0-9_-][A-Za-z0-9._-]*\\.([a-z0-9]+)");

    private final Map<String, ConsoleFile> read = new ConcurrentHashMap<>();

    /** A file that has been read already. */
    Optional<ConsoleFile> cached(String path) {
        return Optional.ofNullable(read.get(path));
    }

    /** Reads a file; call it on a worker thread. Empty if there is no such file. */
    Optional<ConsoleFile> read(String path) {
        Matcher name = PATH.matcher(path);
        @Nullable String contentType = name.matches() ? CONTENT_TYPES.get(name.group(1)) : null;
        if (contentType == null) {
            return Optional.empty();
        }
        try (@Nullable InputStream stream = ConsoleFiles.class.getResourceAsStream(DIRECTORY + path)) {
            if (stream == null) {
                return Optional.empty();
            }
            ConsoleFile file = ConsoleFile.of(contentType, stream.readAllBytes());
            read.put(path, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
