package io.lifeguard.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The log file of initdb and the server, and one older file, each of limited size. */
record ServerLog(Path file) {
    static final long MAX_BYTES = 8L << 20;

    /** Creates the file, which only the server's account can read and write. */
    void open(ServerAccount account) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        SafeFiles.ownerOnly(file);
        account.takeOver(file);
        limitSize();
    }

    /** The position at which later output begins. */
    long mark() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    String since(long mark) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.min(mark, log.length()));
            byte[] bytes = new byte[(int) Math.min(MAX_BYTES, log.length() - log.getFilePointer())];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Truncates the file if it is too large. The server appends, so it continues at the start of the file. */
    void limitSize() throws IOException {
        if (mark() > MAX_BYTES) {
            Files.copy(file, older(), StandardCopyOption.REPLACE_EXISTING);
            SafeFiles.ownerOnly(older());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    private Path older() {
        return file.resolveSibling(file.getFileName() + ".1");
    }
}
