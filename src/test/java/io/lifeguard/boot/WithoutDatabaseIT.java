package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PackagedCommand;
import io.lifeguard.testing.PackagedService;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged service is given no database: the jar brings one, the native executable asks for it. */
@Execution(ExecutionMode.CONCURRENT)
class WithoutDatabaseIT {
    @TempDir
    Path directory;

    @Test
    void it_starts_one_of_its_own_or_says_in_one_line_what_to_give() throws Exception {
        Path data = directory.resolve("data");
        try (PackagedService service =
                PackagedService.start(directory, Map.of("LIFEGUARD_DATA_DIR", data.toString()))) {
            if (PackagedCommand.isNative()) {
                assertThat(service.ended()).isEqualTo(1);
                assertThat(service.said().lines())
                        .singleElement()
                        .asString()
                        .contains(
                                "includes no PostgreSQL",
                                "LIFEGUARD_DATASOURCE_URL",
                                "postgresql://host:5432/database");
                assertThat(data).doesNotExist();
            } else {
                service.awaitReady();
                assertThat(data.resolve("postgresql")).isDirectory();
            }
        }
    }
}
