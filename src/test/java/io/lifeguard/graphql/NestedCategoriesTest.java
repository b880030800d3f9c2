package io.lifeguard.graphql;

import static io.lifeguard.testing.Org.org;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.importExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Categories of legacy chat pools below others, by mutations, by imports, and in the findings of a migration. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class NestedCategoriesTest {
    private static final String SOURCE = "gchat.contoso.com";
    private static final String TARGET = "pchat.contoso.com";

    @Inject
    DataSource dataSource;

    @BeforeEach
    void a_legacy_pool_with_three_levels_and_a_lync_2013_pool() {
        Org.clear(dataSource);
        org().frontEndPool("lync10.contoso.com", Release.LYNC_2010, "Redmond")
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool(SOURCE, Release.LYNC_2010, "lync10.contoso.com")
                .chatPool("other.contoso.com", Release.LYNC_2010, "lync10.contoso.com")
                .chatPool(TARGET, Release.LYNC_2013, "lync13.contoso.com")
                .category(SOURCE, "EMEA")
                .subcategory(SOURCE, "Sales", "EMEA")
                .subcategory(SOURCE, "Paris", "Sales")
                .category("other.contoso.com", "Desks")
                .category(TARGET, "Home")
                .storeIn(dataSource);
    }

    @Test
    void a_category_names_its_parent_and_what_it_is_called_after_a_migration() {
        JsonNode nodes = ask("{ chatPool(fqdn: \"gchat.contoso.com\") { categories { nodes"
                        + " { name flattenedName parent { id parent { name } } } } } }")
                .data()
                .at("/chatPool/categories/nodes");
        assertThat(nodes.toString())
                .isEqualTo("[{\"name\":\"EMEA\",\"flattenedName\":\"EMEA\",\"parent\":null},"
                        + "{\"name\":\"Paris\",\"flattenedName\":\"EMEA\\\\Sales\\\\Paris\","
                        + "\"parent\":{\"id\":\"gchat.contoso.com\\\\Sales\",\"parent\":{\"name\":\"EMEA\"}}},"
                        + "{\"name\":\"Sales\",\"flattenedName\":\"EMEA\\\\Sales\","
                        + "\"parent\":{\"id\":\"gchat.contoso.com\\\\EMEA\",\"parent\":null}}]");
    }

    @Test
    void a_parent_is_another_category_of_the_same_legacy_pool_and_not_below() {
        assertThat(put(TARGET, "New", TARGET + "\\Home"))
                .containsExactly(
                        "CATEGORY_PARENT_IS_VALID category.parent: pchat.contoso.com is Lync 2013, which has one"
                                + " level of categories; only categories of a legacy chat pool nest.");
        assertThat(put(SOURCE, "New", "other.contoso.com\\Desks"))
                .singleElement()
                .asString()
                .startsWith("DEPLOYMENTS_ARE_ISOLATED category.parent");
        assertThat(put(SOURCE, "New", SOURCE + "\\Nothing"))
                .singleElement()
                .asString()
                .startsWith("REFERENCE_EXISTS category.parent");
        assertThat(put(SOURCE, "New", "EMEA"))
                .containsExactly("REFERENCE_EXISTS category.parent: There is no category \"EMEA\"; its id has the form"
                        + " pool\\name.");
        assertThat(put(SOURCE, "emea", SOURCE + "\\EMEA"))
                .containsExactly(
                        "CATEGORY_PARENT_IS_VALID category.parent: gchat.contoso.com\\EMEA is the category itself;"
                                + " a category cannot be below itself.");
        assertThat(put(SOURCE, "EMEA", SOURCE + "\\Paris"))
                .containsExactly("CATEGORY_PARENT_IS_VALID category.parent: gchat.contoso.com\\Paris is below"
                        + " gchat.contoso.com\\EMEA; a category cannot be below itself.");
        assertThat(put(SOURCE, "Paris", SOURCE + "\\EMEA")).isEmpty();
        assertThat(put(SOURCE, "Sales", SOURCE + "\\Paris")).isEmpty();
    }

    @Test
    void a_category_with_subcategories_is_not_deleted() {
        assertThat(lines(ask("mutation { write: deleteCategory(id: \"gchat.contoso.com\\\\Sales\")"
                                + " { violations { rule { id } path reason } } }")
                        .data()
                        .get("write")))
                .containsExactly("NOT_IN_USE id: gchat.contoso.com\\Sales has 1 subcategory;"
                        + " only an empty category can be deleted.");
    }

    @Test
    void there_are_at_most_128_categories_above_another() {
        Org deep = org();
        for (int i = 0; i <= 128; i++) {
            deep = i == 0 ? deep.category(SOURCE, "c0") : deep.subcategory(SOURCE, "c" + i, "c" + (i - 1));
        }
        deep.storeIn(dataSource);
        assertThat(put(SOURCE, "c129", SOURCE + "\\c127")).isEmpty();
        assertThat(put(SOURCE, "c130", SOURCE + "\\c128"))
                .singleElement()
                .asString()
                .startsWith("CATEGORY_PARENT_IS_VALID category.parent: gchat.contoso.com\\c128 has 128 categories");
    }

    @Test
    void an_import_takes_parents_in_any_order_of_rows_across_batches() {
        int rows = 1200;
        List<String> lines = new ArrayList<>(List.of("Identity,Parent"));
        IntStream.range(0, rows).forEach(i -> lines.add(SOURCE + "\\leaf " + i + ",branch " + i % 7));
        IntStream.range(0, 7).forEach(i -> lines.add(SOURCE + "\\branch " + i + ",root"));
        lines.add(SOURCE + "\\root,");
        lines.add(SOURCE + "\\lost,nowhere");
        JsonNode dry = importExport("categories?dryRun=true", lines.toArray(String[]::new));
        JsonNode report = importExport("categories", lines.toArray(String[]::new));
        for (JsonNode each : List.of(dry, report)) {
            assertThat(each.get("created").asInt()).isEqualTo(rows + 8);
            assertThat(each.get("refused").asInt()).isEqualTo(1);
            assertThat(each.at("/refusedRows/0/line").asInt()).isEqualTo(rows + 10);
        }
        assertThat(report.toString()).contains("REFERENCE_EXISTS").contains("Parent");
        assertThat(Tables.column(dataSource, "select count(*) from categories where parent_id is not null"))
                .containsExactly(String.valueOf(rows + 7 + 2));
        assertThat(importExport("categories", lines.toArray(String[]::new))
                        .get("unchanged")
                        .asInt())
                .isEqualTo(rows + 8);
    }

    @Test
    void an_import_reverses_a_chain_and_refuses_a_cycle() {
        JsonNode reversed = importExport(
                "categories",
                "Identity,Parent",
                SOURCE + "\\EMEA,Sales",
                SOURCE + "\\Sales,Paris",
                SOURCE + "\\Paris,");
        assertThat(reversed.get("changed").asInt()).isEqualTo(3);
        JsonNode cycle =
                importExport("categories", "Identity,Parent", SOURCE + "\\Paris,EMEA", SOURCE + "\\Sales,Paris");
        assertThat(cycle.get("refused").asInt()).isEqualTo(1);
        assertThat(cycle.get("unchanged").asInt()).isEqualTo(1);
        assertThat(importExport("categories", "Identity,Description", SOURCE + "\\Sales,Words")
                        .get("changed")
                        .asInt())
                .as("an absent column keeps the parent")
                .isEqualTo(1);
        assertThat(ask("{ category(id: \"gchat.contoso.com\\\\Sales\") { parent { name } } }")
                        .body())
                .contains("Paris");
    }

    @Test
    void what_a_file_does_not_list_is_deleted_lowest_first() {
        JsonNode report =
                importExport("categories?absent=delete&allowLargeChange=true", "Identity,Parent", SOURCE + "\\New,");
        assertThat(report.get("absentActedOn").asInt()).isEqualTo(3);
        assertThat(report.get("absentRefused").asInt()).isZero();
    }

    @Test
    void a_decommissioned_pool_is_deleted_with_nested_categories_and_the_log_names_each() {
        ask("mutation { planMigration(source: \"gchat.contoso.com\", target: \"pchat.contoso.com\") { applied } }");
        ask("mutation { completeMigration(source: \"gchat.contoso.com\") { applied } }");
        ask("mutation { decommissionChatPool(fqdn: \"gchat.contoso.com\") { applied } }");
        JsonNode deleted =
                ask("mutation { deleteChatPool(fqdn: \"gchat.contoso.com\") { applied violations { reason } } }")
                        .data()
                        .get("deleteChatPool");
        assertThat(deleted.get("applied").asBoolean()).as(deleted.toString()).isTrue();
        assertThat(Tables.column(
                        dataSource,
                        "select before ->> 'name' || ' below ' || coalesce(before ->> 'parent', 'none') from changes"
                                + " where subject_type = 'Category' and kind = 'DELETED' order by revision"))
                .containsExactly(
                        "Paris below gchat.contoso.com\\Sales",
                        "Sales below gchat.contoso.com\\EMEA",
                        "EMEA below none");
    }

    @Test
    void the_findings_of_a_migration_are_about_flattened_names_and_disabled_rooms() {
        String longName = "x".repeat(250);
        org().room(SOURCE, "Lab", "Paris")
                .room(SOURCE, "Hall", "EMEA")
                .room(SOURCE, longName, "Sales")
                .subcategory(SOURCE, longName, "Paris")
                .category(TARGET, "emea\\Sales")
                .category(TARGET, "Paris")
                .room(TARGET, "EMEA\\sales\\Paris\\LAB", "Home")
                .room(TARGET, "Old", "Home")
                .storeIn(dataSource);
        ask("mutation { putRoom(room: {pool: \"gchat.contoso.com\", name: \"Old\", disabled: true,"
                + " category: \"gchat.contoso.com\\\\EMEA\"}) { applied } }");
        JsonNode planned = ask("mutation { planMigration(source: \"gchat.contoso.com\", target: \"pchat.contoso.com\")"
                        + " { warnings { rule { id } count } } }")
                .data()
                .at("/planMigration/warnings");
        assertThat(counts(planned))
                .containsExactly(
                        "NAME_COLLIDES_ON_MIGRATION 1",
                        "NAME_COLLIDES_ON_MIGRATION 1",
                        "NAME_TOO_LONG_ON_MIGRATION 1",
                        "NAME_TOO_LONG_ON_MIGRATION 1",
                        "ROOM_NOT_MIGRATED 1");
        JsonNode findings = ask("{ chatPool(fqdn: \"gchat.contoso.com\") { migration { findings"
                        + " { rule { id } count subjects } } } compliance { rule { id } count } }")
                .data();
        assertThat(StreamSupport.stream(
                                findings.at("/chatPool/migration/findings").spliterator(), false)
                        .map(f -> f.at("/rule/id").asText() + " " + f.get("subjects")))
                .containsExactly(
                        "NAME_COLLIDES_ON_MIGRATION [\"gchat.contoso.com\\\\Sales\"]",
                        "NAME_COLLIDES_ON_MIGRATION [\"gchat.contoso.com\\\\Lab\"]",
                        "NAME_TOO_LONG_ON_MIGRATION [\"gchat.contoso.com\\\\" + longName + "\"]",
                        "NAME_TOO_LONG_ON_MIGRATION [\"gchat.contoso.com\\\\" + longName + "\"]",
                        "ROOM_NOT_MIGRATED [\"gchat.contoso.com\\\\Old\"]");
        assertThat(counts(findings.get("compliance"))).isEqualTo(counts(planned));
    }

    private static List<String> put(String pool, String name, String parent) {
        return lines(ask(
                        "mutation($input: CategoryInput!) { write: putCategory(category: $input)"
                                + " { violations { rule { id } path reason } } }",
                        "input",
                        Map.of("pool", pool, "name", name, "parent", parent))
                .data()
                .get("write"));
    }

    private static List<String> lines(JsonNode write) {
        return StreamSupport.stream(write.get("violations").spliterator(), false)
                .map(v -> v.at("/rule/id").asText() + " " + v.get("path").asText() + ": "
                        + v.get("reason").asText())
                .toList();
    }

    private static List<String> counts(JsonNode nodes) {
        return Stream.of(nodes)
                .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
                .map(n -> n.at("/rule/id").asText() + " " + n.get("count"))
                .toList();
    }
}
