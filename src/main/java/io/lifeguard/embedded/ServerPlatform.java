package io.lifeguard.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The operating system and processor, named as in the archives of the server binaries.
 *
 * @param os as in {@code linux}
 * @param processor as in {@code x86_64}
 * @param libc empty, or the suffix of archives for musl
 */
record ServerPlatform(String os, String processor, String libc) {
    static ServerPlatform current() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String os = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : name;
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String processor =
                switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> arch;
                };
        return new ServerPlatform(os, processor, Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "");
    }

    String archive() {
        return "postgres-" + this + ".txz";
    }

    String executable(String name) {
        return os.equals("windows") ? name + ".exe" : name;
    }

    @Override
    public String toString() {
        return os + "-" + processor + libc;
    }
}
