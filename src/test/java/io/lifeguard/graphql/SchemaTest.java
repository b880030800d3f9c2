package io.lifeguard.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The served schema equals the committed one, has a description for every element and does not break the contract. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SchemaTest {
    private static final Path COMMITTED = Path.of("src", "main", "resources", "schema.graphql");
    private static final String WRITE = "schema.write";

    private final String served = TestService.get("/graphql/schema.graphql").body();

    @Test
    void the_served_schema_is_the_committed_one() throws IOException {
        if (System.getProperty(WRITE) != null) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(served)
                .as(
                        "%s is out of date: ./mvnw test -Dtest=SchemaTest -D%s writes it anew, with the descriptions that it"
                                + " has; write those of what is new into it",
                        COMMITTED, WRITE)
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void every_element_has_a_description() {
        TypeDefinitionRegistry schema = new SchemaParser().parse(served);
        List<String> missing = new ArrayList<>();
        schema.types().values().forEach(type -> check(missing, type));
        schema.scalars().values().stream()
                .filter(scalar ->
                        !List.of("ID", "Int", "String", "Boolean", "Float").contains(scalar.getName()))
                .forEach(scalar -> check(missing, scalar.getName(), scalar));
        assertThat(missing).as("without a description in " + COMMITTED).isEmpty();
    }

    @Test
    void the_served_schema_does_not_break_the_contract() {
        assertThat(broken(served)).isEmpty();
        assertThat(broken(served.replace("  eligible: Boolean!\n", "  eligible: Boolean\n")))
                .as("the comparison detects a weaker type")
                .hasSize(1);
    }

    private static List<String> broken(String schema) {
        String contract = new String(TestService.resource("/contract/schema.graphql"), StandardCharsets.UTF_8);
        CapturingReporter reporter = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(contract, schema), reporter);
        return Stream.concat(reporter.getBreakages().stream(), reporter.getDangers().stream())
                .filter(difference -> !isNotYet(difference))
                .map(DiffEvent::toString)
                .toList();
    }

    private static boolean isNotYet(DiffEvent difference) {
        String type = difference.getTypeName();
        return ContractTest.NOT_YET.contains(type)
                || ContractTest.NOT_YET.contains(type + "." + difference.getFieldName())
                || ContractTest.NOT_YET.stream()
                        .anyMatch(name -> name.startsWith(type + "." + difference.getFieldName() + "("));
    }

    private static void check(List<String> missing, TypeDefinition<?> type) {
        String name = type.getName();
        check(missing, name, (AbstractDescribedNode<?>) type);
        if (type instanceof ObjectTypeDefinition object) {
            object.getFieldDefinitions().forEach(field -> {
                check(missing, name + "." + field.getName(), field);
                field.getInputValueDefinitions()
                        .forEach(argument -> check(
                                missing, name + "." + field.getName() + "(" + argument.getName() + ")", argument));
            });
        } else if (type instanceof InputObjectTypeDefinition input) {
            input.getInputValueDefinitions().forEach(field -> check(missing, name + "." + field.getName(), field));
        } else if (type instanceof EnumTypeDefinition values) {
            values.getEnumValueDefinitions().forEach(value -> check(missing, name + "." + value.getName(), value));
        } else {
            assertThat(type).as(name).isInstanceOf(ScalarTypeDefinition.class);
        }
    }

    private static void check(List<String> missing, String name, AbstractDescribedNode<?> node) {
        if (node.getDescription() == null || !node.getDescription().getContent().matches("(?s).+[.?]")) {
            missing.add(name);
        }
    }
}
