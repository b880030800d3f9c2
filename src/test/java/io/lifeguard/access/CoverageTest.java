package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.Scalars;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every route and field is in the table of permissions. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CoverageTest {
    @Inject
    GraphQLSchema schema;

    @Inject
    Router router;

    @Test
    void every_root_field_is_in_the_table() {
        assertThat(missing(schema))
                .as("root fields without a line in Permissions")
                .isEmpty();
        assertThat(rootFields(schema)).as("that any is looked at").hasSizeGreaterThan(40);
    }

    @Test
    void a_root_field_that_is_not_would_be_seen() {
        GraphQLSchema more = schema.transform(builder -> builder.mutation(schema.getMutationType()
                .transform(type -> type.field(GraphQLFieldDefinition.newFieldDefinition()
                        .name("forgetEverybody")
                        .type(Scalars.GraphQLInt)))));
        assertThat(missing(more)).containsExactly("Mutation.forgetEverybody");
    }

    @Test
    void the_table_names_no_field_that_is_not_served() {
        assertThat(Permissions.fields().stream().filter(field -> !field.startsWith("__")))
                .isSubsetOf(rootFields(schema));
    }

    @Test
    void every_route_is_in_the_table_and_one_that_is_not_is_seen() {
        List<String> paths = Routes.of(router);
        assertThat(paths).as("that routers within routers are looked at").contains("/q/health", "/graphql");
        List<String> uncovered = paths.stream()
                .filter(path -> !path.equals("/")) // resources, which have a test of their own
                .filter(path -> !isCovered(path))
                .distinct()
                .toList();
        assertThat(uncovered).as("routes without a line in Permissions").containsExactly(UnlistedRoute.PATH);
    }

    @Test
    void nobody_is_let_in_to_a_route_that_is_not_even_where_nobody_signs_in() {
        assertThat(TestService.get(UnlistedRoute.PATH).status()).isEqualTo(404);
        assertThat(TestService.get(UnlistedRoute.PATH).body()).doesNotContain("done");
    }

    @Test
    void every_path_of_a_resource_is_in_the_table() {
        List<String> paths = ResourcePathsServed.all().stream()
                .flatMap(CoverageTest::instances)
                .toList();
        assertThat(paths).hasSizeGreaterThanOrEqualTo(ExportKind.values().length);
        assertThat(paths).contains("/api/eligibility", "/api/users/{id}/eligibilities");
        assertThat(paths).as("without a line in Permissions").allMatch(CoverageTest::isCovered);
    }

    private static boolean isCovered(String path) {
        return Stream.of(path, path + "/any")
                .map(known -> Permissions.path("GET", known))
                .anyMatch(who -> who.isOpen() || who.role().isPresent());
    }

    private static Stream<String> instances(String path) {
        return path.endsWith("{kindOrId}") || path.endsWith("{kind}")
                ? Stream.of(ExportKind.values()).map(kind -> path.replaceFirst("[{]kind(OrId)?[}]$", kind.urlName()))
                : Stream.of(path);
    }

    private static List<String> missing(GraphQLSchema schema) {
        return rootFields(schema).stream()
                .filter(field -> {
                    String[] parts = field.split("[.]", 2);
                    return Permissions.field(parts[0], parts[1]).isEmpty();
                })
                .toList();
    }

    private static List<String> rootFields(GraphQLSchema schema) {
        return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .flatMap(CoverageTest::fields)
                .toList();
    }

    private static Stream<String> fields(GraphQLObjectType type) {
        return type.getFieldDefinitions().stream().map(field -> type.getName() + "." + field.getName());
    }
}
