package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.counts;
import static io.lifeguard.rest.imports.Estate.file;
import static io.lifeguard.rest.imports.Estate.row;
import static io.lifeguard.testing.TestService.importExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dry run reports what the import would, and stores nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DryRunOfImportTest {
    private static final List<String> POOLS =
            List.of("lync13.contoso.com", "lync10.contoso.com", "r2.contoso.com", "", "nowhere.contoso.com");

    @Inject
    DataSource dataSource;

    @Test
    void of_users_over_several_batches_with_renames_and_addresses_that_are_handed_on() {
        Estate.storeMany(dataSource, 900);
        String[] file = file(Stream.of(
                        IntStream.range(0, 300).mapToObj(Estate::row),
                        // renamed, and the address taken by a new user in a later batch
                        IntStream.range(300, 600).mapToObj(i -> row("renamed" + i, "guid-u" + i, "User " + i)),
                        IntStream.range(300, 600).mapToObj(i -> row("u" + i, "guid-new" + i, "New " + i)),
                        // the Guid replaced, and the old one taken by a new user in a later batch
                        IntStream.range(600, 850).mapToObj(i -> row("u" + i, "guid-other" + i, "User " + i)),
                        IntStream.range(600, 850).mapToObj(i -> row("heir" + i, "guid-u" + i, "Heir " + i)),
                        // the same address without a Guid, and a second address for each of two Guids
                        IntStream.range(0, 20).mapToObj(i -> row("renamed" + (310 + i), "", "Twice")),
                        IntStream.range(0, 20).mapToObj(i -> row("late" + i, "guid-u" + (320 + i), "Twice")),
                        IntStream.range(0, 20).mapToObj(i -> row("later" + i, "guid-new" + (320 + i), "Twice")))
                .flatMap(rows -> rows));
        JsonNode report = assertAgrees("users", file);
        assertThat(counts(report)).containsExactly(530, 530, 300, 100, 50);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void of_users_whatever_the_file_does_to_a_few_addresses_and_guids(int seed) {
        Estate.store(dataSource, Estate.withAda());
        Org org = Org.org();
        for (int i = 0; i < 40; i++) {
            int n = i;
            org.user("u" + n, u -> n % 3 == 0 ? u : u.externalId("guid-u" + n));
        }
        org.configured("u1", Client.GROUP_CHAT_2007_R2, "pchat.contoso.com").storeIn(dataSource);
        Random random = new Random(seed);
        JsonNode report = assertAgrees(
                "users",
                file(Stream.concat(
                        IntStream.range(0, 400).mapToObj(i -> "sip:u%d@contoso.com,%s,Name %d,True,%s,SRV:,%s"
                                .formatted(
                                        random.nextInt(60),
                                        random.nextInt(3) == 0 ? "" : "guid-u" + random.nextInt(60),
                                        random.nextInt(3),
                                        POOLS.get(random.nextInt(POOLS.size())),
                                        random.nextInt(4) == 0 ? "Traders" : "")),
                        Stream.of("sip:last@contoso.com,guid-last,Last,True,,SRV:,"))));
        assertThat(report.get("created").asInt()).isPositive();
        assertThat(report.get("refused").asInt()).isPositive();
    }

    @Test
    void of_users_with_what_is_absent_disabled_or_deleted() {
        for (String absent : List.of("disable", "delete")) {
            Estate.storeMany(dataSource, 700);
            Org.org()
                    .configured("u650", Client.GROUP_CHAT_2010, "gchat.contoso.com")
                    .storeIn(dataSource);
            JsonNode report = assertAgrees(
                    "users?absent=" + absent, file(IntStream.range(0, 649).mapToObj(Estate::row)));
            assertThat(report.get("absent").asInt()).isEqualTo(51);
            assertThat(report.get("absentActedOn").asInt()).isEqualTo(51);
            assertThat(report.at("/warnings/0/count").asInt()).isEqualTo(1);
        }
    }

    @Test
    void of_pools_and_policies_that_depend_on_each_other_within_the_file() {
        Estate.store(dataSource, Estate.withAda());
        assertAgrees(
                "front-end-pools?absent=delete&allowLargeChange",
                "PoolFqdn,Site,Version",
                "new.contoso.com,Oslo,6",
                "NEW.contoso.com,Oslo,6",
                "lync13.contoso.com,Redmond,5",
                "lync10.contoso.com,Oslo,5",
                "bad.contoso.com,Oslo,7");
        assertAgrees(
                "policies?absent=delete&allowLargeChange=true",
                "Identity,EnablePersistentChat,Description",
                "Global,True,all",
                "Site:Oslo,True,",
                "Site:Nowhere,True,",
                "Tag:New,False,",
                "New,True,");
        assertAgrees(
                "chat-pools?absent=delete&allowLargeChange=true",
                "PoolFqdn,Registrar,Version,DisplayName",
                "more.contoso.com,new.contoso.com,6,More",
                "pchat.contoso.com,lync13.contoso.com,5,",
                "other.contoso.com,lync10.contoso.com,6,",
                "r2chat.contoso.com,r2.contoso.com,4,R2");
    }

    /** Both reports alike but for revision and mark; the tables untouched by the first and in agreement after. */
    private JsonNode assertAgrees(String what, String... lines) {
        Map<String, List<String>> before = Tables.all(dataSource);
        JsonNode dry = importExport(what + (what.contains("?") ? "&" : "?") + "dryRun=true", lines);
        assertThat(Tables.all(dataSource)).isEqualTo(before);
        JsonNode real = importExport(what, lines);
        assertThat(dry.get("dryRun").asBoolean()).isTrue();
        assertThat(real.get("dryRun").asBoolean()).isFalse();
        assertThat(withoutMark(dry)).isEqualTo(withoutMark(real));
        return real;
    }

    private static JsonNode withoutMark(JsonNode report) {
        ObjectNode copy = report.deepCopy();
        copy.remove(List.of("dryRun", "revision"));
        return copy;
    }
}
