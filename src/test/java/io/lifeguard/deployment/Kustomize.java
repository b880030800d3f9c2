package io.lifeguard.deployment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Renders an overlay by the program that deploys it. */
final class Kustomize {
    static final Path ROOT = Path.of("k8s");
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    /** What {@code kubectl apply -k} would send; where neither program is there the test is skipped, and says so. */
    static String render(String overlay) {
        return RENDERED.computeIfAbsent(
                overlay, name -> run(ROOT.resolve("overlays").resolve(name)));
    }

    private static String run(Path directory) {
        Optional<List<String>> program = program();
        boolean isInstalled = program.isPresent();
        Assumptions.assumeTrue(isInstalled, "no kubectl or kustomize"); // no package here brings one
        List<String> command = Stream.concat(program.get().stream(), Stream.of(directory.toString()))
                .toList();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " ended with " + process.exitValue());
            }
            return rendered;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Optional<List<String>> program() {
        return Stream.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))
                .filter(command -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command.get(0)))))
                .findFirst();
    }
}
