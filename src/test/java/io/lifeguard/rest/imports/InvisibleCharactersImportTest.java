package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.counts;
import static io.lifeguard.rest.imports.Estate.file;
import static io.lifeguard.rest.imports.Estate.refusals;
import static io.lifeguard.rest.imports.Estate.row;
import static io.lifeguard.rest.imports.Estate.sentences;
import static io.lifeguard.rest.imports.Estate.user;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.importExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ids that look alike because of characters that nobody sees, through imports and mutations. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class InvisibleCharactersImportTest {
    final DataSource dataSource = TestService.database();

    @BeforeEach
    void ada() {
        Estate.store(dataSource, Estate.withAda().category("pchat.contoso.com", "Research"));
    }

    @Test
    void an_address_is_refused_with_the_code_point() {
        JsonNode report =
                importExport("users", file(Stream.of(row("a\u200bda", "", "Ada"), row("b\u00a0en", "", "Ben"))));
        assertThat(refusals(report)).containsExactly("2 VALUE_IS_VALID SipAddress", "3 VALUE_IS_VALID SipAddress");
        assertThat(sentences(report)).contains("U+200B", "U+00A0");
    }

    @Test
    void a_display_name_gets_plain_spaces_and_nothing_invisible() {
        JsonNode report = importExport(
                "users",
                file(Stream.of(
                        row("ben", "", "Ben\u00a0Smith\u202f"),
                        row("cleo", "", "Cl\ufeffeo"),
                        row("dan", "", "\u200b\u00a0"))));
        assertThat(counts(report)).containsExactly(2, 0, 0, 1, 1);
        assertThat(user("ben")).contains("||Ben Smith|");
        assertThat(sentences(report)).contains("U+FEFF");
        assertThat(user("dan")).as("an empty name").startsWith("sip:dan@contoso.com|||");
    }

    @Test
    void names_of_all_kinds_are_refused_with_the_code_point() {
        for (String[] import_ : new String[][] {
            {"policies", "Identity,EnablePersistentChat", "Tag:Tra\u200bders,True"},
            {"front-end-pools", "PoolFqdn,Site,Version", "new.contoso.com,Os\u200blo,6"},
            {"front-end-pools", "PoolFqdn,Site,Version", "n\u200bew.contoso.com,Oslo,6"},
            {"chat-pools", "PoolFqdn,Registrar,Version,DisplayName", "c.contoso.com,lync13.contoso.com,6,Cha\u200bt"},
            {"categories", "Identity", "pchat.contoso.com\\Re\u200bsearch"},
            {"rooms", "Identity,Category", "pchat.contoso.com\\Ro\u200bom,Research"},
            {"add-ins", "Identity,URL", "pchat.contoso.com\\Ti\u200bcker,https://apps.contoso.com"},
            {"add-ins", "Identity,URL", "pchat.contoso.com\\Ticker,https://ap\u200bps.contoso.com"}
        }) {
            JsonNode report = importExport(import_[0], import_[1], import_[2]);
            assertThat(report.get("refused").asInt()).as(import_[2]).isEqualTo(1);
            assertThat(sentences(report)).as(import_[2]).contains("U+200B");
        }
    }

    @Test
    void mutations_refuse_the_same() {
        String put = "mutation($name: String) { putUser(user: {sipAddress: \"ben@contoso.com\", displayName: $name})"
                + " { applied violations { path reason } user { displayName } } }";
        assertThat(ask(put, "name", "B\u200ben")
                        .data()
                        .at("/putUser/violations/0/reason")
                        .asText())
                .contains("U+200B as character 2");
        assertThat(ask(put, "name", "\u200b")
                        .data()
                        .at("/putUser/violations/0/reason")
                        .asText())
                .contains("is empty", "U+200B");
        assertThat(ask(put, "name", "Ben\u00a0Smith")
                        .data()
                        .at("/putUser/user/displayName")
                        .asText())
                .isEqualTo("Ben Smith");
        String category = "mutation { putCategory(category: {pool: \"pchat.contoso.com\", name: \"Re\\u00a0search\"})"
                + " { violations { path reason } } }";
        assertThat(ask(category).data().at("/putCategory/violations/0/reason").asText())
                .contains("U+00A0", "plain space");
    }
}
