package io.lifeguard.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What initdb and the server write, in one file and one older one, each bounded. */
record ServerLog(Path file) {
    static final long BOUND = 8L << 20;

    /** Ready to be appended to by the server's account, and by nobody else. */
    void open(ServerAccount account) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        SafeFiles.ownerOnly(file);
        account.takeOver(file);
        bound();
    }

    /** Where what is written from now on begins. */
    long mark() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    String since(long mark) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.min(mark, log.length()));
            byte[] bytes = new byte[(int) Math.min(BOUND, log.length() - log.getFilePointer())];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** The server appends, so that its open file goes on at the start when it is cut. */
    void bound() throws IOException {
        if (mark() > BOUND) {
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
