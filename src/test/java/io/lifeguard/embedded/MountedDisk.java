package io.lifeguard.embedded;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A small file system of its own, where this process may mount one; elsewhere the test is left out. */
record MountedDisk(Path root) implements AutoCloseable {
    static MountedDisk mount(Path directory, String size) throws IOException, InterruptedException {
        Path root = Files.createDirectory(directory.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=0755", "tmpfs", root.toString()))
                .as("a file system can be mounted here")
                .isTrue();
        return new MountedDisk(root);
    }

    void makeReadOnly() throws IOException, InterruptedException {
        assertTrue(run("mount", "-o", "remount,ro", root.toString()));
    }

    /** Leaves no byte free. */
    Path fill() throws IOException {
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
    public void close() throws IOException, InterruptedException {
        assertTrue(run("umount", "-l", root.toString()));
    }

    private static void assertTrue(boolean done) throws IOException {
        if (!done) {
            throw new IOException("mount or umount failed");
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
