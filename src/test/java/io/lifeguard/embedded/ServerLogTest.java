package io.lifeguard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    @TempDir
    Path directory;

    @Test
    void a_log_that_grows_beyond_its_bound_is_kept_once_and_goes_on_from_the_start() throws Exception {
        Path file = directory.resolve("server.log");
        ServerLog log = new ServerLog(file);
        try (OutputStream server = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < 3; i++) {
                server.write(new byte[(int) ServerLog.MAX_BYTES + 1]);
                log.limitSize();
            }
            server.write('x');
        }
        assertThat(file).hasContent("x");
        assertThat(directory.resolve("server.log.1")).hasSize(ServerLog.MAX_BYTES + 1);
        assertThat(log.since(0)).isEqualTo("x");
        assertThat(log.since(1)).isEmpty();
    }
}
