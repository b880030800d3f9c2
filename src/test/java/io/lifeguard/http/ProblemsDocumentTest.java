package io.lifeguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.http.pages.ProblemDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/**
 * {@code docs/problems.md} is the table of types of problems, written out. Written anew by
 * {@code ./mvnw test -Dtest=ProblemsDocumentTest -Dlifeguard.docs.write=true}.
 */
@Execution(CONCURRENT)
class ProblemsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "problems.md");
    private static final String HEAD = """
            # Problems

            Generated from `http/ProblemType.java` and `http/pages/ProblemDescription.java`; a test fails while this page
            differs. To regenerate it: `./mvnw test -Dtest=ProblemsDocumentTest -Dlifeguard.docs.write=true`

            A request that is rejected is answered with problem details
            ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), `application/problem+json`. The member `type` is a
            reference relative to the service, to a page with the text below: `/problems/<name>`. GraphQL reports errors in
            its own form; see [GraphQL](graphql.md).
            """;

    @Test
    void the_page_has_every_type_of_problem() throws IOException {
        String expected = Stream.of(ProblemType.values())
                .map(ProblemsDocumentTest::section)
                .collect(Collectors.joining("", HEAD, ""));
        if (Boolean.getBoolean("lifeguard.docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT).content().as("docs/problems.md is stale").isEqualTo(expected);
    }

    private static String section(ProblemType type) {
        ProblemDescription description = ProblemDescription.of(type);
        return """

                ## `%s`
                %s, status %d

                - What it means: %s
                - What to do: %s
                """.formatted(
                        type.uri().substring(ProblemType.PATH.length() + 1),
                        type.title(),
                        type.status(),
                        description.meaning(),
                        description.remedy());
    }
}
