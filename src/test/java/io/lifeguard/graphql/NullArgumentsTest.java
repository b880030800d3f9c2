package io.lifeguard.graphql;

import static io.lifeguard.testing.TestService.ask;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An argument with a default value is never null: null is an error, and nothing is stored. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class NullArgumentsTest {
    /** Relay's compiler refuses the variable {@code $first: Int} for a non-null argument; null means the default value. */
    private static final String PAGE_SIZE = "(first)";

    private static final String POLICY = "policy: {identity: \"Tag:A\", enablePersistentChat: true}";

    private final TypeDefinitionRegistry schema =
            new SchemaParser().parse(TestService.get("/graphql/schema.graphql").body());
    final DataSource dataSource = TestService.database();

    @BeforeEach
    void nothing() {
        Org.clear(dataSource);
    }

    @Test
    void an_argument_with_a_default_value_is_not_nullable() {
        List<String> nullable = Stream.concat(
                        schema.getTypes(ObjectTypeDefinition.class).stream()
                                .flatMap(type -> type.getFieldDefinitions().stream()
                                        .flatMap(field -> field.getInputValueDefinitions().stream()
                                                .filter(NullArgumentsTest::isNullableWithDefault)
                                                .map(argument -> type.getName() + "." + field.getName() + "("
                                                        + argument.getName() + ")"))),
                        schema.getTypes(InputObjectTypeDefinition.class).stream()
                                .flatMap(type -> type.getInputValueDefinitions().stream()
                                        .filter(NullArgumentsTest::isNullableWithDefault)
                                        .map(field -> type.getName() + "." + field.getName())))
                .toList();
        assertThat(nullable).isNotEmpty().allMatch(argument -> argument.endsWith(PAGE_SIZE));
    }

    @Test
    void null_for_the_dry_run_of_any_mutation_is_an_invalid_document() {
        ObjectTypeDefinition mutations =
                (ObjectTypeDefinition) requireNonNull(schema.types().get("Mutation"));
        assertThat(mutations.getFieldDefinitions()).hasSizeGreaterThan(20).allSatisfy(mutation -> {
            Response answer = ask("mutation { " + mutation.getName() + "(dryRun: null) { __typename } }");
            assertThat(answer.body()).contains("argument 'dryRun' must not be null");
            assertThat(answer.errors()).containsOnly("INVALID_DOCUMENT ");
        });
        FieldDefinition put = mutations.getFieldDefinitions().stream()
                .filter(mutation -> mutation.getName().equals("putPolicy"))
                .findFirst()
                .orElseThrow();
        assertThat(AstPrinter.printAst(put)).contains("dryRun: Boolean! = false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { putPolicy(policy: {identity: \"Tag:A\", enablePersistentChat: true}, dryRun: null) { applied } }",
                "mutation { putUser(user: {sipAddress: \"a@b\", enabled: null}) { applied } }",
                "mutation { putUser(user: {sipAddress: \"a@b\", hosting: null}) { applied } }",
                "mutation { putRoom(room: {pool: \"a.b\", name: \"n\", category: \"a.b\\\\c\", type: null}) { applied } }",
                "mutation { configureClient(user: \"a@b\", client: LYNC_2013, pool: \"a.b\", repoint: null) { applied } }",
                "{ clients @skip(if: null) { client } }"
            })
    void null_in_a_document_makes_it_invalid(String document) {
        assertRefused(ask(document), "INVALID_DOCUMENT");
    }

    @Test
    void null_in_a_variable_is_refused_and_nothing_is_stored() {
        String byVariable = "mutation($d: Boolean) { putPolicy(" + POLICY + ", dryRun: $d) { applied } }";
        assertRefused(ask(byVariable, "d", null), "INVALID_VARIABLES");
        assertRefused(ask(byVariable.replace("Boolean", "Boolean = true"), "d", null), "INVALID_VARIABLES");
        assertRefused(ask(byVariable.replace("Boolean", "Boolean!"), "d", null), "INVALID_VARIABLES");
        assertThat(policies()).doesNotContain("Tag:A");
    }

    @Test
    void a_variable_that_is_absent_leaves_the_default_value() {
        String byVariable = "mutation($d: Boolean = true) { putPolicy(" + POLICY + ", dryRun: $d) { applied } }";
        assertThat(ask(byVariable).data().at("/putPolicy/applied").asBoolean()).isFalse();
        assertThat(policies()).doesNotContain("Tag:A");
        assertThat(ask(byVariable.replace(" = true", ""))
                        .data()
                        .at("/putPolicy/applied")
                        .asBoolean())
                .isTrue();
        assertThat(policies()).contains("Tag:A");
    }

    @Test
    void null_in_a_variable_is_refused_wherever_it_is_used() {
        Map<String, String> documents = Map.of(
                "query($v: Boolean = true) { clients @skip(if: $v) { client } }", "@skip(if)",
                "query($v: Boolean = true) { ... @include(if: $v) { clients { client } } }", "@include(if)",
                "query($v: Boolean = true) { ...F @include(if: $v) } fragment F on Query { clients { client } }",
                        "@include(if)",
                "query($v: Boolean = true) { clients { client @skip(if: $v) } }", "@skip(if)",
                "mutation($v: Boolean) { putUser(user: {sipAddress: \"a@b\", enabled: $v}) { applied } }", "enabled",
                "mutation($v: Hosting) { putUser(user: {sipAddress: \"a@b\", hosting: $v}) { applied } }", "hosting");
        documents.forEach((document, place) -> {
            Response answer = ask(document, "v", null);
            assertRefused(answer, "INVALID_VARIABLES");
            assertThat(answer.message()).as(document).contains("$v").contains(place);
        });
    }

    @Test
    void null_inside_a_variable_is_refused() {
        Map<String, @Nullable Object> user = new HashMap<>(Map.of("sipAddress", "a@b"));
        user.put("enabled", null);
        Response answer = ask("mutation($u: UserInput!) { putUser(user: $u) { applied } }", "u", user);
        assertRefused(answer, "INVALID_VARIABLES");
    }

    private static boolean isNullableWithDefault(InputValueDefinition value) {
        return value.getDefaultValue() != null && !(value.getType() instanceof NonNullType);
    }

    private static void assertRefused(Response answer, String code) {
        assertThat(answer.errors()).as(answer.body()).containsExactly(code + " ");
        assertThat(answer.message()).isNotBlank().doesNotContain("graphql.", "java.");
        assertThat(answer.json().has("data")).isFalse();
    }

    private static String policies() {
        return ask("{ policies { identity } }").data().toString();
    }
}
