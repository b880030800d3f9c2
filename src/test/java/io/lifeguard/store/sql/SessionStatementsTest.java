package io.lifeguard.store.sql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.lifeguard.testing.Schema;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Fails when an upgrade changes what {@link SessionStatements} needs of the internals of Hibernate Reactive. */
class SessionStatementsTest {
    private static final Schema SCHEMA = Schema.fresh("session_statements");
    private static final Mutiny.SessionFactory SESSIONS = HibernateSessions.of(SCHEMA);
    private static final String DESCRIPTION =
            "select coalesce(description, 'none') from session_statements.policies where key = 'global'";

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    @Test
    void a_statement_runs_in_the_transaction_of_the_session() {
        String id = "select pg_current_xact_id()::text";
        List<String> ids = inTransaction((session, transaction) -> session.createNativeQuery(id, String.class)
                .getSingleResult()
                .chain(ofSession -> new SessionStatements(session)
                        .execute(id)
                        .map(rows -> List.of(ofSession, String.valueOf(rows.get(0)[0])))));
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }

    @Test
    void what_a_statement_changes_is_rolled_back_with_the_session() {
        List<@Nullable Object[]> changed = inTransaction((session, transaction) -> {
            transaction.markForRollback();
            SessionStatements statements = new SessionStatements(session);
            return statements
                    .execute(
                            "update session_statements.policies set description = $1 where key = $2 returning key",
                            "changed",
                            "global")
                    .chain(() -> statements.execute(DESCRIPTION));
        });
        assertThat(changed.get(0)).containsExactly("changed");
        List<@Nullable Object[]> after =
                inTransaction((session, transaction) -> new SessionStatements(session).execute(DESCRIPTION));
        assertThat(after.get(0)).containsExactly("none");
    }

    @Test
    void arguments_and_columns_have_the_types_of_the_client() {
        List<@Nullable Object[]> rows = inTransaction((session, transaction) ->
                new SessionStatements(session).execute("""
                        select a.id, to_jsonb(a), a.text
                        from unnest($1::bigint[], $2::text[]) a (id, text)
                        order by a.id\
                        """, new Long[] {2L, 1L}, new String[] {null, "one"}));
        assertThat(rows)
                .containsExactly(
                        new Object[] {1L, new JsonObject().put("id", 1).put("text", "one"), "one"},
                        new Object[] {2L, new JsonObject().put("id", 2).putNull("text"), null});
    }

    @Test
    void no_other_class_uses_these_internals() {
        noClasses()
                .that()
                .areNotAssignableTo(SessionStatements.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate.reactive.mutiny.impl..", "org.hibernate.reactive.pool..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.lifeguard"));
    }

    private static <T> T inTransaction(BiFunction<Mutiny.Session, Mutiny.Transaction, Uni<T>> work) {
        return SESSIONS.withTransaction(work).await().atMost(Duration.ofSeconds(30));
    }
}
