package io.lifeguard.embedded;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** A small file system of its own, where this process may mount one; elsewhere the test is left out. */
public record MountedDisk(Path root) implements AutoCloseable {
    private static final int ATTEMPTS = 100;

    public static MountedDisk mount(Path directory, String size) throws IOException {
        Path root = Files.createDirectory(directory.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=0755", "tmpfs", root.toString()))
                .as("a file system can be mounted here")
                .isTrue();
        return new MountedDisk(root);
    }

    /** Waits a while for processes that still have a file open for writing: a server that is stopped may take its time to end. */
    void makeReadOnly() throws IOException {
        boolean done = false;
        for (int attempt = 0; !done && attempt < ATTEMPTS; attempt++) {
            done = run("mount", "-o", "remount,ro", root.toString());
            if (!done) {
                Polling.sleep(Duration.ofMillis(100));
            }
        }
        assertTrue(done);
    }

    /** Leaves no byte free. */
    public Path fill() throws IOException {
        Path filler = root.resolve("filler");
        byte[] some = new byte[4096];
        Arrays.fill(some, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(some);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    @Override
    public void close() throws IOException {
        assertTrue(run("umount", "-l", root.toString()));
    }

    private static void assertTrue(boolean done) throws IOException {
        if (!done) {
            throw new IOException("mount or umount failed");
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
