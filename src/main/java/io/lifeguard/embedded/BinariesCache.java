package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The unpacked binaries, one directory for each version and platform. A directory that has its name is whole: it is
 * unpacked beside it, under a lock, and renamed.
 */
record BinariesCache(Path root) {
    // a file lock is the process's, so threads need one more
    private static final Object THREADS = new Object();

    Path provide(BinariesArchive archive, String name) throws IOException {
        Path whole = root.resolve(name);
        if (Files.isDirectory(whole)) {
            return whole;
        }
        Files.createDirectories(root);
        synchronized (THREADS) {
            try (FileChannel channel = FileChannel.open(
                            root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(whole)) {
                    clearKilled(name);
                    unpack(
                            archive,
                            root.resolve(
                                    name + ".part-" + ProcessHandle.current().pid()),
                            whole);
                }
            }
        }
        return whole;
    }

    private void unpack(BinariesArchive archive, Path part, Path whole) throws IOException {
        try {
            Files.createDirectory(part);
            archive.unpack(part);
            if (SafeFiles.posix(part)) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            SafeFiles.rename(part, whole);
        } catch (IOException e) {
            SafeFiles.deleteAll(part);
            throw e;
        }
    }

    private void clearKilled(String name) throws IOException {
        List<Path> parts;
        try (Stream<Path> entries = Files.list(root)) {
            parts = entries.filter(entry -> String.valueOf(entry.getFileName()).startsWith(name + ".part-"))
                    .toList();
        }
        for (Path part : parts) {
            SafeFiles.deleteAll(part);
        }
    }
}
