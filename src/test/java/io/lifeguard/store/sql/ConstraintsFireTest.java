package io.lifeguard.store.sql;

import static io.lifeguard.rules.Rule.NOT_IN_USE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import io.lifeguard.store.Attempts;
import io.lifeguard.store.Attempts.Attempt;
import io.lifeguard.store.Migrations;
import io.lifeguard.testing.Schema;
import io.vertx.pgclient.PgException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Every invariant is kept by PostgreSQL too, whichever client writes; and each refusal leads back to its rule. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("ConstraintsFireTest")
class ConstraintsFireTest {
    private static final int LONGEST_NAME = 63;

    /** Keys of other rules that keep {@link Rule#NOT_IN_USE} too, when what they refer to is removed. */
    private static final Set<String> KEPT_FOR_NOT_IN_USE = Set.of(
            "reference_exists__chat_pools_home",
            "reference_exists__users_home",
            "reference_exists__users_policy",
            "reference_exists__client_configurations_user",
            "reference_exists__client_configurations_pool",
            "reference_exists__migrations_source",
            "reference_exists__migrations_target",
            "reference_exists__categories_pool",
            "reference_exists__categories_parent",
            "reference_exists__add_ins_pool",
            "reference_exists__rooms_category",
            "reference_exists__rooms_add_in",
            "policy_identity_is_valid__users_policy_scope");

    private static final Schema SCHEMA = Schema.fresh("constraints_fire");

    /**
     * A constraint as the catalogue tables of PostgreSQL have it.
     *
     * @param type as in {@code pg_constraint.contype}
     * @param parent the table that a foreign key refers to
     */
    record Constraint(String name, char type, String table, String parent) {
        boolean keepsRule() {
            return name.contains("__");
        }
    }

    @BeforeAll
    static void store() {
        Attempts.ORG.storeIn(SCHEMA.dataSource());
        SCHEMA.execute(Attempts.FUNCTIONS);
    }

    static List<Attempt> attempts() {
        return Attempts.ALL;
    }

    static List<String> permitted() {
        return Attempts.PERMITTED;
    }

    static List<Constraint> ofRules() throws SQLException {
        return constraints().stream().filter(Constraint::keepsRule).toList();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void postgresql_refuses_what_breaks_a_rule_and_the_refusal_names_the_rule(Attempt attempt) throws SQLException {
        try (Connection connection = SCHEMA.connect()) {
            ServerErrorMessage refusal = refusal(connection, attempt.sql());
            assertThat(refusal.getConstraint()).isEqualTo(attempt.constraint());
            PgException told = asClientTells(refusal);
            assertThat(
                            attempt.sql().startsWith("delete")
                                    ? ConstraintRules.explainDeletion(told)
                                    : ConstraintRules.explain(told, attempt.written()))
                    .isInstanceOfSatisfying(
                            ConstraintViolation.class, e -> assertThat(e.rule()).isEqualTo(attempt.rule()));
        }
    }

    @ParameterizedTest
    @MethodSource("permitted")
    void postgresql_stores_what_breaks_none(String sql) throws SQLException {
        try (Connection connection = SCHEMA.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
            connection.rollback();
        }
    }

    @ParameterizedTest
    @MethodSource("ofRules")
    void every_constraint_of_a_rule_is_tried_from_each_side_and_named_for_an_invariant_and_its_table(
            Constraint constraint) {
        Set<String> written = Attempts.ALL.stream()
                .filter(attempt -> attempt.constraint().equals(constraint.name()))
                .map(Attempt::written)
                .collect(Collectors.toSet());
        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(
                        constraint.type() == 'f'
                                ? new HashSet<>(List.of(constraint.table(), constraint.parent()))
                                : Set.of(constraint.table()));
        assertThat(constraint.name()).contains("__" + constraint.table() + "_").hasSizeLessThanOrEqualTo(LONGEST_NAME);
        assertThat(ruleNamedBy(constraint).kind()).isEqualTo(RuleKind.INVARIANT);
    }

    @Test
    void every_attempt_is_refused_by_a_constraint_that_exists() throws SQLException {
        assertThat(Attempts.ALL)
                .extracting(Attempt::constraint)
                .isSubsetOf(ofRules().stream().map(Constraint::name).toList());
    }

    @Test
    void every_invariant_has_its_constraint() throws SQLException {
        Set<Rule> kept =
                ofRules().stream().map(ConstraintsFireTest::ruleNamedBy).collect(Collectors.toSet());
        Set<Rule> invariants = Stream.of(Rule.values())
                .filter(rule -> rule.kind() == RuleKind.INVARIANT)
                .collect(Collectors.toSet());
        assertThat(kept).isEqualTo(invariants);
    }

    @Test
    void what_is_in_use_is_kept_by_the_keys_of_those_who_use_it() {
        assertThat(Attempts.ALL.stream()
                        .filter(attempt -> attempt.rule() == NOT_IN_USE)
                        .map(Attempt::constraint)
                        .filter(name -> !name.startsWith("not_in_use__")))
                .hasSameElementsAs(KEPT_FOR_NOT_IN_USE)
                .containsAll(KEPT_FOR_NOT_IN_USE);
        assertThat(KEPT_FOR_NOT_IN_USE).allSatisfy(name -> assertThat(ConstraintRules.rule(name, "what_it_refers_to"))
                .contains(NOT_IN_USE));
    }

    @Test
    void every_constraint_has_a_name_that_a_migration_gives_it() throws Exception {
        List<String> given = Migrations.constraintNames();
        assertThat(given).doesNotHaveDuplicates();
        assertThat(constraints().stream()
                        .filter(c -> c.type() != 'n')
                        .map(Constraint::name)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(given);
    }

    private static Rule ruleNamedBy(Constraint constraint) {
        String id = constraint.name().substring(0, constraint.name().indexOf("__"));
        return Rule.valueOf(id.toUpperCase(Locale.ROOT));
    }

    static ServerErrorMessage refusal(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            PSQLException refused = catchThrowableOfType(PSQLException.class, () -> statement.executeUpdate(sql));
            assertThat((Throwable) refused).as(sql).isNotNull();
            return Objects.requireNonNull(refused.getServerErrorMessage());
        } finally {
            connection.rollback();
        }
    }

    /** The same fields of the protocol as the reactive client passes them on. */
    static PgException asClientTells(ServerErrorMessage told) {
        String none = "";
        return new PgException(
                told.getMessage(),
                told.getSeverity(),
                told.getSQLState(),
                told.getDetail(),
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                told.getSchema(),
                told.getTable(),
                told.getColumn(),
                none,
                told.getConstraint());
    }

    private static List<Constraint> constraints() throws SQLException {
        String query = "select c.conname, c.contype, c.conrelid::regclass, c.confrelid::regclass from pg_constraint c"
                + " where c.connamespace = current_schema()::regnamespace"
                + " and c.conrelid <> coalesce(to_regclass('flyway_schema_history'), 0) order by 1";
        try (Connection connection = SCHEMA.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<Constraint> constraints = new ArrayList<>();
            while (rows.next()) {
                constraints.add(new Constraint(
                        rows.getString(1), rows.getString(2).charAt(0), rows.getString(3), rows.getString(4)));
            }
            return constraints;
        }
    }
}
