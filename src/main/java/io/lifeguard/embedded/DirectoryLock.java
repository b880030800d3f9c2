package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ensures that one process uses a data directory. The operating system releases the lock when the process ends. */
final class DirectoryLock implements AutoCloseable {
    // a second channel in the same process must not be opened: closing it would release the lock of the first
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    // behind the content, because Windows prevents others from reading locked bytes
    private static final long POSITION = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static DirectoryLock acquire(DataDirectory data) throws IOException {
        Path file = data.lock();
        if (!HELD.add(file)) {
            throw taken(data, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(POSITION, 1, false);
            if (lock == null) {
                throw taken(data, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DirectoryLock(file, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            HELD.remove(file);
            throw e;
        }
    }

    private static ServerStartException taken(DataDirectory data, String pid) {
        String port = Postmaster.of(data.cluster())
                .map(server -> ", its server on port " + server.port())
                .orElse("");
        return new ServerStartException(
                "The data directory " + data.root() + " is in use by another Lifeguard (process " + pid + port
                        + "): stop it, or set lifeguard.data-dir to another directory");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
