package io.lifeguard.graphql.server.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.Instrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.lifeguard.access.Caller;
import io.lifeguard.access.Role;
import io.lifeguard.testing.TestService;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operations of the contract's schema weigh, without a service. */
@Execution(CONCURRENT)
class OperationMeasureTest {
    private static final GraphQLSchema SCHEMA = new SchemaGenerator()
            .makeExecutableSchema(
                    new SchemaParser()
                            .parse(new String(TestService.resource("/schema.graphql"), StandardCharsets.UTF_8)),
                    RuntimeWiring.newRuntimeWiring()
                            .wiringFactory(new MockedWiringFactory())
                            .build());

    private static final Caller ANYBODY = new Caller("anybody", Role.VIEWER, Optional.empty());

    private static final RequestLimits DEFAULTS =
            new SmallRyeConfigBuilder().withMapping(RequestLimits.class).build().getConfigMapping(RequestLimits.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { clients { client } }                                                  | 6
            { clients { client legacy } }                                           | 11
            { users(first: 0) { nodes { enabled } } }                               | 10
            { users(first: 7) { nodes { enabled } } }                               | 24
            { users(first: 7) { edges { cursor } } }                                | 24
            { users(first: 7) { edges { node { enabled } } } }                      | 31
            { users(first: 7) { nodes { enabled } edges { cursor node { enabled } } } } | 52
            { users { nodes { enabled } pageInfo { endCursor } } }                  | 112
            { users(first: null) { nodes { enabled } } }                            | 110
            { users(first: 100) { totalCount } }                                    | 5010
            query($f: Int = 3) { users(first: $f) { nodes { enabled } } }           | 16
            query($f: Int = 3, $no: Boolean = false) { users(first: $f) @include(if: $no) { totalCount } clients { client } } | 6
            { users(first: 9) @skip(if: true) { nodes { enabled } } clients { client } } | 6
            { users(first: 2) { ...P } } fragment P on UserConnection { nodes { ...U } } fragment U on User { enabled } | 14
            { users(first: 2) { ... { nodes { ... on User { enabled } } } } }       | 14
            { user(sipAddress: "a@b") { eligibilities { eligible } } }              | 45
            { user(sipAddress: "a@b") { eligibilities(clients: [LYNC_2013], pools: ["a", "b"]) { eligible } } } | 22
            { user(sipAddress: "a@b") { eligibilities(clients: [LYNC_2013]) { eligible } } } | 25
            { eligibilities(questions: [{user: "a", client: LYNC_2013, pool: "b"}, {user: "c", client: LYNC_2013, pool: "d"}]) { problem } } | 12
            { population(client: LYNC_2013, pool: "a") { totalCount } }             | 50001
            { population(client: LYNC_2013, pool: "a") { users(first: 3) { nodes { enabled } } } } | 55006
            """)
    void an_answer_weighs_what_is_in_it(String document, long weight) {
        assertThat(measured(document, Map.of()).weight()).isEqualTo(weight);
    }

    @Test
    void a_batch_weighs_by_the_list_that_its_variable_holds() {
        Map<String, String> question = Map.of("user", "a@b", "client", "LYNC_2013", "pool", "c");
        String document =
                "query($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { eligibility { eligible } } }";
        assertThat(measured(document, Map.of("q", Collections.nCopies(1_000, question)))
                        .weight())
                .isEqualTo(10 + 1_000 * 2);
    }

    @Test
    void ten_thousand_questions_with_all_that_an_answer_tells_are_within_the_limit() {
        String reason = "{ rule { id } reason }";
        String document =
                "query($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { question { user client pool }"
                        + " problem eligibility { eligible user { sipAddress displayName } pool { fqdn } obstacles "
                        + reason
                        + " conditions " + reason + " advisories " + reason
                        + " remedies { steps { kind subject candidates"
                        + " candidateCount alsoAffects description } } policy { decidedBy scope } revision } } }";
        Map<String, String> question = Map.of("user", "a@b", "client", "LYNC_2013", "pool", "c");
        assertThat(measured(document, Map.of("q", Collections.nCopies(10_000, question)))
                        .weight())
                .isLessThan(DEFAULTS.complexity());
    }

    @Test
    void fields_are_counted_with_their_fragments_expanded() {
        SelectionSize size = measured(
                "{ a: clients { ...C } b: clients { ...C } rules { id } } fragment C on ClientSupport { x: client y: client }",
                Map.of());
        assertThat(size.width()).isEqualTo(3);
        assertThat(size.aliases()).isEqualTo(6);
        assertThat(size.depth()).isEqualTo(2);
    }

    /** Expanded, these are more fields than there are atoms. */
    @Test
    void fragments_that_expand_without_end_are_measured_at_once_and_refused() {
        String fragments = IntStream.range(0, 90)
                .mapToObj(i -> "fragment F%d on User { a: effectivePolicy { scope } ...F%d ...F%d }"
                        .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(" "));
        String bomb = "{ user(sipAddress: \"a@b\") { ...F0 } } " + fragments + " fragment F90 on User { enabled }";
        String deepBomb = "{ chatPools { ...F0 } } "
                + IntStream.range(0, 60)
                        .mapToObj(i ->
                                "fragment F%d on ChatPool { a: home { chatPools { ...F%d } } b: home { chatPools { ...F%d } } }"
                                        .formatted(i, i + 1, i + 1))
                        .collect(Collectors.joining(" "))
                + " fragment F60 on ChatPool { fqdn }";
        assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(codes(bomb)).contains("TOO_COMPLEX", "TOO_MANY_ALIASES");
            assertThat(codes(deepBomb)).contains("TOO_DEEP", "TOO_COMPLEX", "TOO_MANY_ALIASES");
        });
    }

    @Test
    void every_field_that_weighs_more_is_one_of_the_contract() {
        for (String name : FieldWeights.fields()) {
            String[] parts = name.split("\\.", -1);
            GraphQLObjectType type = SCHEMA.getObjectType(parts[0]);
            assertThat(type).as(name).isNotNull();
            assertThat(type.getField(parts[1])).as(name).isNotNull();
        }
    }

    private static List<String> codes(String document) {
        RequestLimits limits = new SmallRyeConfigBuilder()
                .withMapping(RequestLimits.class)
                .build()
                .getConfigMapping(RequestLimits.class);
        return execute(document, Map.of(), new OperationGuard(limits, () -> Optional.of(ANYBODY))).getErrors().stream()
                .map(error -> String.valueOf(error.getExtensions().get("code")))
                .toList();
    }

    private static SelectionSize measured(String document, Map<String, Object> variables) {
        AtomicReference<SelectionSize> measured = new AtomicReference<>();
        ExecutionResult result = execute(document, variables, new SimplePerformantInstrumentation() {
            @Override
            public InstrumentationContext<ExecutionResult> beginExecuteOperation(
                    InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
                ExecutionContext context = parameters.getExecutionContext();
                measured.set(new OperationMeasure(context)
                        .measure(context.getOperationDefinition().getSelectionSet(), SCHEMA.getQueryType()));
                throw new AbortExecutionException("measured");
            }
        });
        assertThat(result.getErrors()).extracting(GraphQLError::getMessage).containsExactly("measured");
        return Objects.requireNonNull(measured.get());
    }

    private static ExecutionResult execute(
            String document, Map<String, Object> variables, Instrumentation instrumentation) {
        return GraphQL.newGraphQL(SCHEMA)
                .instrumentation(instrumentation)
                .build()
                .execute(ExecutionInput.newExecutionInput(document)
                        .variables(variables)
                        .graphQLContext(Map.of(OperationGuard.PERMITTED, Set.of(Operation.values())))
                        .build());
    }
}
