package io.lifeguard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a program of the server says when it fails is the reason that is given. */
class ServerDiagnosisTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            initdb: error: invalid locale name "x"                | invalid locale name "x"
            initdb: invalid option -- 'z'                         | initdb: invalid option -- 'z'
            LOG: starting~FATAL:  could not map memory~HINT: less | could not map memory
            pg_ctl: could not start server~Examine the log output. | could not start server
            postgres: error while loading shared libraries: libxml2.so.2: cannot open | libxml2.so.2: cannot open
            unshare: unshare failed: Operation not permitted      | Operation not permitted
            Segmentation fault (core dumped)                      | Segmentation fault
            ''                                                    | it ended without a message
            """)
    void its_own_output_is_the_reason(String output, String reason) {
        Path log = Path.of("server.log");
        assertThat(ServerDiagnosis.of(output.replace('~', '\n'), Path.of("/data"), log)
                        .getMessage())
                .startsWith("PostgreSQL did not start on /data: ")
                .contains(reason)
                .doesNotContain("gave no reason");
    }
}
