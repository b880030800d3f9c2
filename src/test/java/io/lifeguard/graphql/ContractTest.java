package io.lifeguard.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The served schema has at least the types, fields, arguments, defaults and nullability of the contract. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContractTest {
    /** Types and fields of the contract that are not served yet. */
    static final Set<String> NOT_YET = Set.of();

    private final TypeDefinitionRegistry contract =
            parse(new String(TestService.resource("/contract/schema.graphql"), StandardCharsets.UTF_8));
    private final TypeDefinitionRegistry served =
            parse(TestService.get("/graphql/schema.graphql").body());

    @Test
    void the_contract_is_served_exactly_except_for_known_gaps() {
        Set<String> missing = new TreeSet<>();
        Set<String> promised = lines(contract);
        Set<String> kept = lines(served);
        promised.stream().filter(line -> !kept.contains(line)).forEach(line -> {
            String name = line.substring(0, line.indexOf(' '));
            String type = name.replaceFirst("[.(].*", "");
            boolean ofMissingField = name.endsWith(")") && missing.contains(name.replaceFirst("\\(.*", ""));
            if (!ofMissingField) {
                missing.add(served.types().containsKey(type) ? name : type);
            }
        });
        assertThat(missing).isEqualTo(new TreeSet<>(NOT_YET));
    }

    @Test
    void no_argument_beyond_the_contract_is_required() {
        Set<String> promised = lines(contract).stream()
                .map(line -> line.replaceFirst(" .*", ""))
                .collect(Collectors.toSet());
        assertThat(lines(served))
                .filteredOn(line -> line.contains("(") && !promised.contains(line.replaceFirst(" .*", "")))
                .filteredOn(line -> promised.contains(line.replaceFirst("\\(.*", "")))
                .as("arguments beyond the contract that must be given")
                .noneMatch(line -> line.endsWith("!"));
    }

    /** {@code Type.field Type!}, {@code Type.field(argument) Type = default}, {@code Enum.VALUE value}, a line each. */
    private static Set<String> lines(TypeDefinitionRegistry schema) {
        return schema.types().values().stream()
                .filter(type -> !type.getName().startsWith("_"))
                .<String>flatMap(ContractTest::lines)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> lines(TypeDefinition<?> type) {
        String name = type.getName();
        if (type instanceof ObjectTypeDefinition object) {
            return object.getFieldDefinitions().stream().flatMap(field -> lines(name, field));
        }
        if (type instanceof InputObjectTypeDefinition input) {
            return input.getInputValueDefinitions().stream().map(value -> line(name + "." + value.getName(), value));
        }
        if (type instanceof EnumTypeDefinition enumeration) {
            List<EnumValueDefinition> values = enumeration.getEnumValueDefinitions();
            return values.stream().map(value -> name + "." + value.getName() + " value");
        }
        return Stream.of(name + " scalar");
    }

    private static Stream<String> lines(String type, FieldDefinition field) {
        String name = type + "." + field.getName();
        return Stream.concat(
                Stream.of(name + " " + AstPrinter.printAst(field.getType())),
                field.getInputValueDefinitions().stream()
                        .map(argument -> line(name + "(" + argument.getName() + ")", argument)));
    }

    private static String line(String name, InputValueDefinition value) {
        String type = name + " " + AstPrinter.printAst(value.getType());
        return value.getDefaultValue() == null ? type : type + " = " + AstPrinter.printAst(value.getDefaultValue());
    }

    private static TypeDefinitionRegistry parse(String schema) {
        return new SchemaParser().parse(schema);
    }
}
