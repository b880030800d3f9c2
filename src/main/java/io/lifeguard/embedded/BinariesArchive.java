package io.lifeguard.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The archive of server programs, libraries and catalogue files in the binaries' artifact. */
record BinariesArchive(String resource) {
    // files for building extensions and translated messages: half of the size, not needed by the server
    private static final Pattern NOT_NEEDED =
            Pattern.compile("^include/.*|.*\\.a$|^lib/(postgresql/)?pgxs/.*|^lib/pkgconfig/.*|^share/(.*/)?locale/.*");
    private static final int EXECUTABLE = 0100;

    boolean exists() {
        return BinariesArchive.class.getResource("/" + resource) != null;
    }

    void unpack(Path into) throws IOException {
        try (InputStream packed = BinariesArchive.class.getResourceAsStream("/" + resource)) {
            if (packed == null) {
                throw new IOException(resource + " is missing");
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, into);
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        String name = entry.getName().replaceFirst("^\\./", "");
        Path path = into.resolve(name).normalize();
        if (!path.startsWith(into)) {
            throw new IOException(name + " is outside of the archive");
        }
        if (NOT_NEEDED.matcher(name).matches()) {
            return;
        }
        if (entry.isDirectory()) {
            directory(path, into);
        } else if (entry.isSymbolicLink()) {
            directory(SafeFiles.parent(path), into);
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            directory(SafeFiles.parent(path), into);
            file(path, content);
            mode(path, (entry.getMode() & EXECUTABLE) == 0 ? "rw-r--r--" : "rwxr-xr-x");
        }
    }

    private static void file(Path path, InputStream content) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.transferTo(Channels.newOutputStream(channel));
            // the rename makes the file visible, so its content must survive a power failure
            channel.force(false);
        }
    }

    // readable to all users, whatever the umask: if Lifeguard runs as root, the server runs under another account
    private static void directory(Path path, Path into) throws IOException {
        if (!Files.isDirectory(path)) {
            directory(SafeFiles.parent(path), into);
            Files.createDirectory(path);
            mode(path, "rwxr-xr-x");
        }
    }

    private static void mode(Path path, String mode) throws IOException {
        if (SafeFiles.posix(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }
}
