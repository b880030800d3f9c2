package io.lifeguard.migration;

import static io.lifeguard.migration.Steps.done;
import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.model.pool.Release.OCS_2007_R2;
import static io.lifeguard.testing.Org.org;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that collide under a planned migration are reported to the client that writes them, by GraphQL and by import. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CollisionsTest {
    private static final String ONE = "NAME_COLLIDES_ON_MIGRATION 1";

    @Inject
    DataSource dataSource;

    @BeforeEach
    void a_migration_is_planned() {
        Org.clear(dataSource);
        org().frontEndPool("r2.contoso.com", OCS_2007_R2, "Redmond")
                .frontEndPool("lync10.contoso.com", LYNC_2010, "Redmond")
                .frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
                .chatPool("gchat.contoso.com", LYNC_2010, "lync10.contoso.com")
                .chatPool("r2chat.contoso.com", OCS_2007_R2, "r2.contoso.com")
                .chatPool("pchat.contoso.com", LYNC_2013, "lync13.contoso.com")
                .migration("gchat.contoso.com", "pchat.contoso.com")
                .category("gchat.contoso.com", "Cafe\u0301")
                .category("pchat.contoso.com", "Home")
                .room("pchat.contoso.com", "Lobby", "Home")
                .addIn("gchat.contoso.com", "Ticker", "https://ticker.contoso.com")
                .storeIn(dataSource);
    }

    @Test
    void a_new_thing_in_the_target_collides_with_one_of_the_source_by_kind_and_key() {
        Steps.Outcome outcome = done(category("pchat", "CAF\u00c9"));
        assertThat(outcome.warnings()).containsExactly(ONE);
        assertThat(outcome.write().at("/warnings/0/reason").asText())
                .isEqualTo("The category CAF\u00c9 of pchat.contoso.com also exists on gchat.contoso.com;"
                        + " the import overwrites it.");
        assertThat(done(addIn("pchat", "ticker")).warnings()).containsExactly(ONE);
        assertThat(done(room("pchat", "Ticker", "Home")).warnings())
                .as("a room and an add-in")
                .isEmpty();
    }

    @Test
    void a_new_thing_in_the_source_collides_with_one_of_the_target() {
        assertThat(done(category("gchat", "HOME")).warnings()).containsExactly(ONE);
        assertThat(done(room("gchat", "LOBBY", "home")).warnings()).containsExactly(ONE);
        assertThat(done(category("gchat", "Lobby2")).warnings()).isEmpty();
    }

    @Test
    void what_has_the_name_already_makes_nothing_worse() {
        done(category("gchat", "Home"));
        assertThat(done("putCategory(category: {pool: \"gchat.contoso.com\", name: \"Home\", description: \"New\"})")
                        .warnings())
                .isEmpty();
        assertThat(done(category("pchat", "Home")).warnings()).isEmpty();
    }

    @Test
    void a_target_meets_all_its_sources() {
        done("putCategory(category: {pool: \"r2chat.contoso.com\", name: \"caf\u00e9\"})");
        done("planMigration(source: \"r2chat.contoso.com\", target: \"pchat.contoso.com\")");
        Steps.Outcome outcome = done(category("pchat", "Caf\u00e9"));
        assertThat(outcome.warnings()).containsExactly("NAME_COLLIDES_ON_MIGRATION 2");
        assertThat(outcome.write().at("/warnings/0/reason").asText())
                .contains("also exists on gchat.contoso.com, r2chat.contoso.com;");
    }

    @Test
    void without_a_plan_or_after_its_completion_nothing_collides() {
        assertThat(done(category("r2chat", "Home")).warnings()).isEmpty();
        done("completeMigration(source: \"gchat.contoso.com\")");
        assertThat(done(category("pchat", "Caf\u00e9")).warnings()).isEmpty();
    }

    @Test
    void an_import_says_so_too() {
        assertThat(warnings(TestService.importExport("categories", "Identity", "pchat.contoso.com\\Caf\u00e9")))
                .containsExactly(ONE);
        assertThat(warnings(
                        TestService.importExport("add-ins", "Identity,URL", "pchat.contoso.com\\TICKER,https://a.b")))
                .containsExactly(ONE);
        assertThat(warnings(
                        TestService.importExport("rooms", "Identity,Category", "gchat.contoso.com\\lobby,Caf\u00e9")))
                .containsExactly(ONE);
        assertThat(warnings(TestService.importExport("categories", "Identity", "pchat.contoso.com\\Caf\u00e9")))
                .as("it is there already")
                .isEmpty();
    }

    @Test
    void two_rows_of_one_file_collide_with_each_other_in_a_dry_run_as_in_earnest() {
        int rows = 1500;
        String[] file = Stream.concat(
                        Stream.of("Identity"), Stream.of("gchat", "pchat").flatMap(pool -> IntStream.range(0, rows)
                                .mapToObj(i -> pool + ".contoso.com\\Number " + i)))
                .toArray(String[]::new);
        JsonNode dry = TestService.importExport("categories?dryRun=true", file);
        JsonNode report = TestService.importExport("categories", file);
        assertThat(warnings(report)).containsExactly("NAME_COLLIDES_ON_MIGRATION " + rows);
        assertThat(dry.get("warnings")).isEqualTo(report.get("warnings"));
    }

    @Test
    void names_collide_as_they_are_flattened() {
        done(below("gchat", "Desks", "Cafe\u0301"));
        done(below("gchat", "Night", "Desks"));
        Steps.Outcome outcome = done(category("pchat", "caf\u00e9\\\\desks\\\\NIGHT"));
        assertThat(outcome.warnings()).containsExactly(ONE);
        assertThat(done(category("pchat", "Night")).warnings())
                .as("the name before the migration")
                .isEmpty();
        assertThat(done(room("pchat", "Caf\u00e9\\\\Desks\\\\Lab", "Home")).warnings())
                .isEmpty();
        assertThat(done(room("gchat", "Lab", "Desks")).warnings())
                .as("a room takes the name of its category along, which is below another")
                .containsExactly(ONE);
        assertThat(done(room("gchat", "Hall", "Cafe\u0301")).warnings()).isEmpty();
    }

    @Test
    void a_category_that_comes_below_another_may_collide_then() {
        done(category("pchat", "Caf\u00e9\\\\Desks"));
        assertThat(done(category("gchat", "Desks")).warnings()).isEmpty();
        assertThat(done(below("gchat", "Desks", "Caf\u00e9")).warnings()).containsExactly(ONE);
        assertThat(done(below("gchat", "Desks", "Caf\u00e9")).warnings())
                .as("unchanged")
                .isEmpty();
        assertThat(done(category("gchat", "Desks")).warnings()).isEmpty();
    }

    @Test
    void rooms_that_are_disabled_on_the_source_are_left_out() {
        assertThat(done("putRoom(room: {pool: \"gchat.contoso.com\", name: \"Lobby\", disabled: true,"
                                + " category: \"gchat.contoso.com\\\\Caf\u00e9\"})")
                        .warnings())
                .isEmpty();
        assertThat(done(room("gchat", "Lobby", "Caf\u00e9")).warnings())
                .as("enabled again")
                .containsExactly(ONE);
    }

    @Test
    void an_import_flattens_names_too_in_any_order_of_rows_and_in_a_dry_run() {
        String[] file = {
            "Identity,Parent",
            "pchat.contoso.com\\Caf\u00e9\\Desks\\Night,",
            "gchat.contoso.com\\Night,Desks",
            "gchat.contoso.com\\Desks,gchat.contoso.com\\CAF\u00c9",
        };
        JsonNode dry = TestService.importExport("categories?dryRun=true", file);
        JsonNode report = TestService.importExport("categories", file);
        assertThat(warnings(report)).containsExactly(ONE);
        assertThat(report.get("created").asInt()).isEqualTo(3);
        assertThat(dry.get("warnings")).isEqualTo(report.get("warnings"));
        assertThat(dry.get("created")).isEqualTo(report.get("created"));
    }

    private static String below(String pool, String name, String parent) {
        return "putCategory(category: {pool: \"%1$s.contoso.com\", name: \"%2$s\", parent: \"%1$s.contoso.com\\\\%3$s\"})"
                .formatted(pool, name, parent);
    }

    private static String category(String pool, String name) {
        return "putCategory(category: {pool: \"%s.contoso.com\", name: \"%s\"})".formatted(pool, name);
    }

    private static String addIn(String pool, String name) {
        return "putAddIn(addIn: {pool: \"%s.contoso.com\", name: \"%s\", url: \"https://a.b\"})".formatted(pool, name);
    }

    private static String room(String pool, String name, String category) {
        return "putRoom(room: {pool: \"%s.contoso.com\", name: \"%s\", category: \"%s.contoso.com\\\\%s\"})"
                .formatted(pool, name, pool, category);
    }

    private static List<String> warnings(JsonNode report) {
        return Steps.list(
                report.get("warnings"),
                w -> w.get("rule").asText() + " " + w.get("count").asInt());
    }
}
