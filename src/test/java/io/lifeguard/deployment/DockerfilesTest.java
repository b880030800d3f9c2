package io.lifeguard.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What the images say of themselves. That what is in them serves, {@code .ci/image} tries. */
@ParameterizedClass
@ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
class DockerfilesTest {
    private static final Path FOLDER = Path.of("src", "main", "docker");
    /** What the service takes beside its heap: docs/operations.md, "Size". */
    private static final int BESIDE_THE_HEAP = 300;

    private final String file;
    private final List<String> shipped;

    DockerfilesTest(String name) throws IOException {
        file = Files.readString(FOLDER.resolve(name));
        shipped = file.substring(file.lastIndexOf("\nFROM ")).lines().toList();
    }

    @Test
    void it_runs_as_the_user_that_the_pods_run_as() throws IOException {
        assertThat(shipped).contains("USER 65532:65532");
        assertThat(Files.readString(Kustomize.ROOT.resolve("base").resolve("deployment.yaml")))
                .contains("runAsUser: 65532");
    }

    @Test
    void it_takes_the_programs_arguments_and_needs_no_shell() {
        assertThat(shipped)
                .filteredOn(line -> line.startsWith("ENTRYPOINT [\"/"))
                .hasSize(1);
        assertThat(shipped).isNotEmpty().noneMatch(line -> line.startsWith("CMD") || line.startsWith("RUN"));
    }

    @Test
    void it_is_labelled() {
        assertThat(file)
                .contains("org.opencontainers.image.title", "org.opencontainers.image.licenses=\"Apache-2.0\"")
                .contains("org.opencontainers.image.version=$VERSION", "org.opencontainers.image.revision=$REVISION");
    }

    @Test
    void its_heap_leaves_room_within_the_limit_of_the_pods() {
        List<Integer> heaps = Pattern.compile("-Xmx(\\d+)m")
                .matcher(file)
                .results()
                .map(MatchResult::group)
                .map(option -> Integer.valueOf(option.replaceAll("\\D", "")))
                .toList();
        assertThat(heaps).hasSize(1).allMatch(heap -> heap + BESIDE_THE_HEAP <= 512);
    }

    @Test
    void nothing_but_what_is_named_is_sent_to_the_builder() throws IOException {
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).startsWith("*").doesNotContain("!src", "!target");
    }
}
