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

/** One service to a directory. The system lets go of the lock with the process, however that ends. */
final class DirectoryLock implements AutoCloseable {
    // within one process the second channel must not even be opened: closing it would drop the first one's lock
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
    // beyond the content, which others may want to read while it is held (Windows)
    private static final long PLACE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static DirectoryLock acquire(DataDirectory data) throws IOException {
        Path file = data.lock();
        if (!HELD_HERE.add(file)) {
            throw taken(data, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(PLACE, 1, false);
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
            HELD_HERE.remove(file);
            throw e;
        }
    }

    private static ServerStartException taken(DataDirectory data, String pid) {
        String port = Postmaster.of(data.cluster())
                .map(server -> ", its server on port " + server.port())
                .orElse("");
        return new ServerStartException(
                "The data directory " + data.root() + " is in use by another Lifeguard (process " + pid + port
                        + "): stop that one, or name another directory");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }
}
