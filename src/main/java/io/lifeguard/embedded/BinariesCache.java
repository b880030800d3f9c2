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
 * The unpacked binaries, one directory for each version and platform. The archive is unpacked into a temporary directory,
 * under a lock, which is then renamed; so a directory with the final name is complete.
 */
record BinariesCache(Path root) {
    // a file lock belongs to the process, so threads need another lock
    private static final Object PROCESS_LOCK = new Object();

    Path provide(BinariesArchive archive, String name) throws IOException {
        Path target = root.resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(root);
        synchronized (PROCESS_LOCK) {
            try (FileChannel channel = FileChannel.open(
                            root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(target)) {
                    deleteIncomplete(name);
                    unpack(
                            archive,
                            root.resolve(
                                    name + ".part-" + ProcessHandle.current().pid()),
                            target);
                }
            }
        }
        return target;
    }

    private void unpack(BinariesArchive archive, Path part, Path target) throws IOException {
        try {
            Files.createDirectory(part);
            archive.unpack(part);
            if (SafeFiles.posix(part)) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            SafeFiles.rename(part, target);
        } catch (IOException e) {
            SafeFiles.deleteAll(part);
            throw e;
        }
    }

    private void deleteIncomplete(String name) throws IOException {
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
