package io.lifeguard.service.imports.jobs;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The temporary files of imports: in a directory of this process, which holds a lock on a file in it. The operating system
 * releases the lock when the process ends, however it ends, and then the next process deletes the directory.
 */
@Singleton
public class ReceivedFiles {
    private static final Logger LOG = Logger.getLogger(ReceivedFiles.class);
    private static final String PREFIX = "lifeguard-imports-";
    private static final String LOCK = "lock";

    private @Nullable Path directory;
    private @Nullable FileLock lock;

    /** Creates an empty file. Blocks. */
    public synchronized Path create() throws IOException {
        Path own = directory;
        if (own == null) {
            own = createDirectory();
            directory = own;
        }
        return Files.createTempFile(own, "", ".csv");
    }

    private Path createDirectory() throws IOException {
        Path own = Files.createTempDirectory(PREFIX);
        lock = FileChannel.open(own.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .lock();
        try (Stream<Path> others = Files.list(own.toAbsolutePath().getParent())) {
            List<Path> found = others.filter(
                            path -> path.getFileName().toString().startsWith(PREFIX))
                    .filter(path -> !path.equals(own))
                    .toList();
            found.forEach(ReceivedFiles::deleteIfAbandoned);
        }
        return own;
    }

    synchronized void stop(@Observes ShutdownEvent event) throws IOException {
        if (lock != null && directory != null) {
            lock.channel().close();
            lock = null;
            delete(directory);
            directory = null;
        }
    }

    /** A directory without its lock file is being created or deleted. */
    private static void deleteIfAbandoned(Path other) {
        try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free != null) {
                delete(other);
                LOG.infof("Imports: deleted %s, which a process that ended has left", other);
            }
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            LOG.debugf(e, "Imports: %s is in use", other);
        } catch (IOException e) {
            LOG.warnf(e, "Imports: %s is not deleted", other);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
