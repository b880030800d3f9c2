package io.lifeguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.graphql.server.execution.ErrorCode;
import io.lifeguard.model.FailureCode;
import io.lifeguard.scim.protocol.ScimFailures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes and statuses that clients see of every failure. */
@Execution(CONCURRENT)
class FailureTablesTest {
    private static final String TABLE = """
            UNAUTHENTICATED,               UNAUTHENTICATED, 401, ''
            FORBIDDEN,                     FORBIDDEN,       403, ''
            NOT_FOUND,                     NOT_FOUND,       404, ''
            INVALID_VALUE,                 INVALID_VALUE,   400, invalidValue
            PRECONDITION_FAILED,           INTERNAL,        412, ''
            IDEMPOTENCY_KEY_MISSING,       INTERNAL,        400, invalidValue
            IDEMPOTENCY_KEY_IN_PROGRESS,   INTERNAL,        409, ''
            IDEMPOTENCY_KEY_REUSED,        INTERNAL,        422, invalidValue
            STALE,                         STALE,           503, ''
            GONE,                          GONE,            410, ''
            BUSY,                          BUSY,            503, ''
            TOO_MANY_REQUESTS,             TOO_MANY_REQUESTS, 429, ''
            DATABASE_BUSY,                 BUSY,            503, ''
            DATABASE_UNAVAILABLE,          UNAVAILABLE,     503, ''
            IDENTITY_PROVIDER_UNAVAILABLE, UNAVAILABLE,     503, ''
            SHUTTING_DOWN,                 UNAVAILABLE,     503, ''
            OUTCOME_UNKNOWN,               OUTCOME_UNKNOWN, 503, ''
            FILE_REFUSED,                  INTERNAL,        422, invalidValue
            IMPORT_INTERRUPTED,            INTERNAL,        503, ''
            INTERNAL,                      INTERNAL,        500, ''
            """;

    @ParameterizedTest
    @CsvSource(textBlock = TABLE)
    void each_failure_has_a_graphql_code_a_status_and_a_scim_type(
            FailureCode code, ErrorCode graphQL, int status, String scimType) {
        assertThat(ScimFailures.scimType(code).orElse("")).isEqualTo(scimType);
        assertThat(ScimFailures.status(code)).isEqualTo(status);
        assertThat(ErrorCode.of(code)).isEqualTo(graphQL);
        assertThat(ProblemType.of(code).status()).isEqualTo(status);
        assertThat(ProblemType.of(code).title()).isNotBlank();
        assertThat(ProblemType.of(code).isTemporary()).isEqualTo(status == 503 || status == 429);
        assertThat(ProblemType.of(code).uri()).matches("/problems/[a-z-]+");
    }

    @Test
    void the_table_above_has_a_row_for_every_code() {
        assertThat(TABLE.lines().map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyElementsOf(
                        Arrays.stream(FailureCode.values()).map(Enum::name).toList());
    }
}
