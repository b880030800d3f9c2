package io.lifeguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import io.lifeguard.testing.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rules.md} is the catalogue and the constraints of the database, written out. Written anew by
 * {@code ./mvnw test -Dtest=RulesDocumentTest -Dlifeguard.docs.write=true}.
 */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "rules.md");
    private static final String HEAD = """
            # The rules

            Generated from the catalogue (`rules/Rule.java`) and from the constraints of the database; a test fails while
            this page differs. To regenerate it: `./mvnw test -Dtest=RulesDocumentTest -Dlifeguard.docs.write=true`

            Violations are reported in the order of this page, for every endpoint.

            - **invariant**: always holds for all stored data; the named database constraints also enforce it against writes
              that bypass the service.
            - **admission**: checked when the object itself is written and in every eligibility decision; a later change of
              another object is accepted even if it breaks the rule.
            - **condition**: what an eligible user must still do.
            - **advisory**: reported as a warning; refuses a write that creates or worsens a breach only if the deployment sets
              it to DENY.
            """;

    @Test
    void the_page_says_what_the_catalogue_and_the_database_say() throws SQLException, IOException {
        String expected = document(constraints());
        if (Boolean.getBoolean("lifeguard.docs.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT).content().as("docs/rules.md is stale").isEqualTo(expected);
    }

    private static String document(Map<String, List<String>> constraints) {
        StringBuilder text = new StringBuilder(HEAD);
        section(text, "From Coexistence considerations", Rule::fromThePage, constraints);
        section(text, "Other rules", rule -> !rule.fromThePage() && rule.kind() != RuleKind.ADVISORY, constraints);
        section(text, "Advisory", rule -> rule.kind() == RuleKind.ADVISORY, constraints);
        return text.toString();
    }

    private static void section(
            StringBuilder text, String title, Predicate<Rule> holds, Map<String, List<String>> constraints) {
        text.append("\n## ").append(title).append('\n');
        Stream.of(Rule.values())
                .filter(holds)
                .forEach(rule -> text.append(entry(rule, constraints.getOrDefault(rule.name(), List.of()))));
    }

    private static String entry(Rule rule, List<String> constraints) {
        String kept = constraints.isEmpty()
                ? ""
                : constraints.stream()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", ", "- constraints: ", "\n"));
        return """

                ### `%s`
                %s

                - kind: %s
                - source: %s
                %s""".formatted(
                rule.name(), rule.statement(), rule.kind().name().toLowerCase(Locale.ROOT), rule.source(), kept);
    }

    /** Rule to the names of its constraints, in the order of their names. */
    private static Map<String, List<String>> constraints() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = Schema.fresh("rules_document").connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select conname from pg_constraint"
                        + " where connamespace = current_schema()::regnamespace and conname like '%\\_\\_%'"
                        + " order by conname collate \"C\"")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names.stream().collect(Collectors.groupingBy(name -> name.substring(0, name.indexOf("__"))
                .toUpperCase(Locale.ROOT)));
    }
}
