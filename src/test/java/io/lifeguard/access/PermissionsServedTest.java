package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every role asks for every root field, sends every kind of import and goes to every path. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class PermissionsServedTest {
    /** As the issue has it, not as the table has it. */
    private static final String OF_PROVISIONERS =
            "put(User|Category|Room|AddIn)|delete(User|Category|Room|AddIn)|renameUser|moveUser|grantPolicy"
                    + "|configureClient|removeClientConfiguration";

    private static final List<ExportKind> IMPORTS_OF_PROVISIONERS = List.of(
            ExportKind.USERS,
            ExportKind.CATEGORIES,
            ExportKind.ROOMS,
            ExportKind.ADD_INS,
            ExportKind.CLIENT_CONFIGURATIONS);

    @Inject
    GraphQLSchema schema;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void nothing() {
        Org.clear(dataSource);
    }

    @ParameterizedTest
    @EnumSource
    void every_query_is_answered(SignedInCaller who) {
        for (GraphQLFieldDefinition field : schema.getQueryType().getFieldDefinitions()) {
            Response answer = who.ask("{ " + asked(field) + " }");
            assertThat(answer.status()).as(field.getName()).isEqualTo(200);
            assertThat(answer.errors()).as(field.getName()).noneMatch(e -> e.matches("(FORBIDDEN|UNAUTHENTICATED).*"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_mutation_is_judged_or_forbidden(SignedInCaller who) {
        Map<String, List<String>> before = Tables.all(dataSource);
        for (GraphQLFieldDefinition field : schema.getMutationType().getFieldDefinitions()) {
            boolean may = who == SignedInCaller.ADMINISTRATOR
                    || (who == SignedInCaller.PROVISIONER && field.getName().matches(OF_PROVISIONERS));
            Response answer = who.ask("mutation { " + asked(field) + " }");
            assertThat(answer.status()).as(field.getName()).isEqualTo(may ? 200 : 403);
            assertThat(answer.errors().contains("FORBIDDEN "))
                    .as(who + " " + field.getName())
                    .isEqualTo(!may);
        }
        assertThat(Tables.all(dataSource)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void every_import_is_taken_or_forbidden(SignedInCaller who) {
        for (ExportKind kind : ExportKind.values()) {
            boolean may = who == SignedInCaller.ADMINISTRATOR
                    || (who == SignedInCaller.PROVISIONER && IMPORTS_OF_PROVISIONERS.contains(kind));
            Response answer = who.sendExport(kind.urlName(), "Nothing", "of this kind");
            assertThat(answer.status()).as(who + " " + kind).isEqualTo(may ? 422 : 403);
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            if (!may) {
                assertThat(answer.json().get("detail").asText()).startsWith("This path requires the role ");
                assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer error=\"insufficient_scope\"");
            }
        }
    }

    @Test
    void one_forbidden_field_and_nothing_of_the_request_is_done() {
        String user = "putUser(user: {sipAddress: \"sip:new@contoso.com\"}) { applied }";
        Response answer = SignedInCaller.PROVISIONER.ask(
                "mutation { " + user
                        + " ...Hidden } fragment Hidden on Mutation { ... { deletePolicy(identity: \"Global\") { applied } } }");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errors()).containsExactly("FORBIDDEN ");
        assertThat(answer.message()).isEqualTo("deletePolicy requires the role administrator. Nothing was stored.");
        assertThat(answer.json().at("/errors/0/locations/0/column").asInt()).isPositive();
        assertThat(Tables.column(dataSource, "select sip_address from users")).isEmpty();
        assertThat(SignedInCaller.PROVISIONER.ask("mutation { " + user + " }").errors())
                .isEmpty();
        assertThat(Tables.column(dataSource, "select sip_address from users")).containsExactly("sip:new@contoso.com");
    }

    @Test
    void the_change_log_names_the_subject_of_the_token() {
        SignedInCaller.PROVISIONER.ask("mutation { putUser(user: {sipAddress: \"sip:one@contoso.com\"}) { applied } }");
        SignedInCaller.ADMINISTRATOR.ask(
                "mutation { putPolicy(policy: {identity: \"Tag:T\", enablePersistentChat: true}) { applied } }");
        SignedInCaller.PROVISIONER.sendExport("users", "SipAddress,Enabled,RegistrarPool", "sip:two@contoso.com,True,");
        SignedInCaller.ADMINISTRATOR.sendExport("policies", "Identity,EnablePersistentChat", "Tag:U,True");
        assertThat(Tables.column(dataSource, "select actor || ' ' || subject from changes order by revision"))
                .containsExactly("paul sip:one@contoso.com", "ada Tag:T", "paul sip:two@contoso.com", "ada Tag:U");
        SignedInCaller.PROVISIONER.ask("mutation { deleteUser(sipAddress: \"sip:two@contoso.com\") { applied } }");
        assertThat(SignedInCaller.ADMINISTRATOR
                        .ask("mutation { eraseUser(sipAddress: \"sip:two@contoso.com\") { applied } }")
                        .errors())
                .isEmpty();
        assertThat(Tables.column(
                        dataSource, "select actor || ' ' || subject_type from changes order by revision desc limit 2"))
                .containsExactly("ada Erasure", "paul User");
    }

    @Test
    void health_is_open_and_everything_else_is_not() {
        for (String path : List.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started")) {
            assertThat(TestService.get(path).status()).as(path).isEqualTo(200);
        }
        for (String path : List.of(
                "/q/graphql-ui/",
                "/q/docs/",
                "/q/docs/swagger-ui-bundle.js",
                "/openapi",
                "/openapi?format=json",
                "/asyncapi",
                "/problems",
                "/problems/busy",
                "/",
                "/ask",
                "/ask/any",
                "/console.json")) {
            assertThat(TestService.get(path).status()).as(path).isEqualTo(200);
        }
        for (String path : List.of(
                "/index.html",
                "/askew",
                "/assets",
                "/ask/../graphql",
                "/assets/%2e%2e/graphql",
                "/graphql",
                "/graphql/",
                "//graphql",
                "/graphql?query=%7B__typename%7D",
                "/graphql/schema.graphql",
                "/api/imports/users",
                "/api/imports/users;kind=policies",
                "/q/health/../../graphql",
                "/q/health/..%2f..%2fgraphql",
                "/q/graphql-ui/%2e%2e/%2e%2e/graphql",
                "/q/health/live/anything",
                "/q/dev-ui",
                "/q/openapi",
                UnlistedRoute.PATH)) {
            Response answer = TestService.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).as(path).hasValue("Bearer");
        }
    }

    @Test
    void nobody_is_let_in_to_what_stands_in_no_table() {
        for (String path : List.of(UnlistedRoute.PATH, "/index.html", "/api/imports/everything", "/q/arc/beans")) {
            Response answer = TestService.get(path, "Authorization", "Bearer " + SignedInCaller.ADMINISTRATOR.token());
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(TestService.get(
                                "/graphql/schema.graphql", "Authorization", "Bearer " + SignedInCaller.VIEWER.token())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void any_host_and_origin_will_do_where_everybody_signs_in() {
        assertThat(TestService.post(
                                "/graphql",
                                "application/json",
                                ApiClient.graphqlBody("{ clients { client } }"),
                                "Authorization",
                                "Bearer " + SignedInCaller.VIEWER.token(),
                                "Origin",
                                "https://console.contoso.com")
                        .status())
                .isEqualTo(200);
    }

    /** A field with what it cannot do without, and as little selected as can be. */
    private static String asked(GraphQLFieldDefinition field) {
        String arguments = field.getArguments().stream()
                .filter(a ->
                        GraphQLTypeUtil.isNonNull(a.getType()) || a.getName().equals("dryRun"))
                .map(PermissionsServedTest::given)
                .collect(Collectors.joining(", "));
        GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
        return field.getName()
                + (arguments.isEmpty() ? "" : "(" + arguments + ")")
                + (type instanceof GraphQLObjectType ? " { __typename }" : "");
    }

    private static String given(GraphQLArgument argument) {
        return argument.getName() + ": " + (argument.getName().equals("dryRun") ? "true" : value(argument.getType()));
    }

    private static String value(GraphQLInputType type) {
        GraphQLType plain = GraphQLTypeUtil.unwrapNonNull(type);
        if (GraphQLTypeUtil.isList(plain)) {
            return "[]";
        }
        if (plain instanceof GraphQLEnumType values) {
            return values.getValues().get(0).getName();
        }
        if (plain instanceof GraphQLInputObjectType object) {
            return object.getFieldDefinitions().stream()
                    .filter(f -> GraphQLTypeUtil.isNonNull(f.getType()))
                    .map(f -> f.getName() + ": " + value(f.getType()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return switch (((GraphQLScalarType) plain).getName()) {
            case "Boolean" -> "true";
            case "Int" -> "1";
            default -> "\"x\"";
        };
    }
}
