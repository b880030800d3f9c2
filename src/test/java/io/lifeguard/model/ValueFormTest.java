package io.lifeguard.model;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(CONCURRENT)
class ValueFormTest {
    private static final String LABEL_63 = "a".repeat(63);

    static Stream<String> fqdns() {
        return Stream.of(
                "pool01.contoso.com",
                "POOL01.Contoso.Com",
                "a.b",
                "0.1",
                "10.0.0.1",
                "lync-2013.eu-west.contoso.com",
                "xn--bcher-kva.example",
                LABEL_63 + ".com",
                String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(61)));
    }

    @ParameterizedTest
    @MethodSource("fqdns")
    void these_are_fully_qualified_domain_names(String value) {
        assertThat(ValueForm.FQDN.problemWith(value)).isEmpty();
    }

    static Stream<String> noFqdns() {
        return Stream.of(
                "",
                "pool01",
                ".",
                ".contoso.com",
                "pool01.contoso.com.",
                "pool01..contoso.com",
                "-pool01.contoso.com",
                "pool01-.contoso.com",
                "pool 01.contoso.com",
                " pool01.contoso.com",
                "pool01.contoso.com\n",
                "pool_01.contoso.com",
                "pool01.contoso.com:5061",
                "https://pool01.contoso.com",
                "pool01.contoso.com\\Research",
                "bücher.example",
                "pool\u00a001.contoso.com",
                "pool01\u0000.contoso.com",
                "\uff50ool01.contoso.com",
                "pool01\u3002contoso.com",
                "🦈.contoso.com",
                "a".repeat(64) + ".com",
                String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(62)));
    }

    @ParameterizedTest
    @MethodSource("noFqdns")
    void these_are_no_fully_qualified_domain_names(String value) {
        assertThat(ValueForm.FQDN.problemWith(value)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:ada@contoso.com",
                "SIP:Ada@Contoso.COM",
                "sip:a@b",
                "sip:ada.lovelace+chat@eu.contoso.com",
                "sip:o'hara@contoso.com",
                "sip:zoë@contoso.com",
                "sip:太郎@contoso.com",
                "sip:🦈@contoso.com"
            })
    void these_are_sip_addresses(String value) {
        assertThat(ValueForm.SIP_ADDRESS.problemWith(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip:",
                "sip:@",
                "sip:ada",
                "sip:ada@",
                "sip:@contoso.com",
                "ada@contoso.com",
                "sips:ada@contoso.com",
                "tel:+4144",
                "mailto:ada@contoso.com",
                "sip: ada@contoso.com",
                "sip:ada @contoso.com",
                "sip:ada@contoso.com ",
                "sip:ada@contoso.com\n",
                "sip:ada@@contoso.com",
                "sip:a@b@contoso.com",
                "sip:ada@contoso..com",
                "sip:ada@-contoso.com",
                "sip:ada@contoso.com:5061",
                "sip:ada:secret@contoso.com",
                "<sip:ada@contoso.com>",
                "\"Ada\" <sip:ada@contoso.com>",
                "sip:ada\u0000@contoso.com",
                "sip:ada\ud83d@contoso.com",
                "s\u0131p:ada@contoso.com"
            })
    void these_are_no_sip_addresses(String value) {
        assertThat(ValueForm.SIP_ADDRESS.problemWith(value)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Global",
                "GLOBAL",
                "Site:Redmond",
                "site:New York",
                "Tag:Traders",
                "TAG:Händler",
                "Tag:🦈",
                "Tag:Tag:x",
                "Tag:x"
            })
    void these_are_policy_identities(String value) {
        assertThat(ValueForm.POLICY_IDENTITY.problemWith(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Traders",
                "Globals",
                " Global",
                "Global:",
                "Site:",
                "Tag:",
                "Tag: Traders",
                "Tag:Traders ",
                "Site",
                "User:Ada",
                "Tag:a\nb",
                "Tag:a\u0000b",
                "S\u0130TE:Redmond"
            })
    void these_are_no_policy_identities(String value) {
        assertThat(ValueForm.POLICY_IDENTITY.problemWith(value)).isPresent();
    }

    @Test
    void the_name_within_a_policy_identity_is_as_long_as_any_name() {
        for (String prefix : new String[] {"Tag:", "Site:"}) {
            assertThat(ValueForm.POLICY_IDENTITY.problemWith(prefix + "a".repeat(256)))
                    .isEmpty();
            assertThat(ValueForm.POLICY_IDENTITY.problemWith(prefix + "🦈".repeat(256)))
                    .isEmpty();
            assertThat(ValueForm.POLICY_IDENTITY.problemWith(prefix + "a".repeat(257)))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueForm.class,
            names = {"SITE", "EXTERNAL_ID", "NAME"})
    void a_name_is_in_any_script_but_not_padded_and_without_control_characters(ValueForm form) {
        assertThat(Stream.of("a", "7", "Zürich", "部屋", "غرفة", "Desk 🦈", "a b  c", "<b>&\"'", "Re\u0301n"))
                .allSatisfy(name -> assertThat(form.problemWith(name)).isEmpty());
        assertThat(Stream.of(
                        "",
                        " ",
                        " a",
                        "a ",
                        "\t",
                        "a\tb",
                        "a\nb",
                        "a\r",
                        "\u0000",
                        "a\u0000b",
                        "a\u007fb",
                        "a\u0085b",
                        "\ud83d",
                        "a\udd88",
                        "a\ud83d\ud83d\udd88",
                        "a\u2028b",
                        "a\u2028",
                        "\u2029a"))
                .allSatisfy(name -> assertThat(form.problemWith(name)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"SITE, 256", "EXTERNAL_ID, 256", "NAME, 256", "DESCRIPTION, 1024"})
    void a_length_is_counted_in_characters_and_the_longest_is_still_allowed(ValueForm form, int longest) {
        assertThat(form.maxLength()).isEqualTo(longest);
        for (String letter : new String[] {"a", "é", "部", "🦈"}) {
            assertThat(form.problemWith(letter.repeat(longest))).isEmpty();
            assertThat(form.problemWith(letter.repeat(longest + 1))).hasValueSatisfying(problem -> assertThat(problem)
                    .contains((longest + 1) + " characters")
                    .contains("at most " + longest));
        }
    }

    @Test
    void addresses_have_a_longest_too() {
        String domain = "@contoso.com";
        String longest = "sip:" + "a".repeat(454 - 4 - domain.length()) + domain;
        assertThat(ValueForm.SIP_ADDRESS.problemWith(longest)).isEmpty();
        assertThat(ValueForm.SIP_ADDRESS.problemWith(longest + "m")).isPresent();
    }

    @Test
    void a_description_may_be_empty_and_have_lines() {
        assertThat(Stream.of("", " ", "a\r\nb\tc", "Zürich\n部屋 🦈 "))
                .allSatisfy(text ->
                        assertThat(ValueForm.DESCRIPTION.problemWith(text)).isEmpty());
        assertThat(Stream.of("\u0000", "a\u001bb", "\ud83d", "a\u0085b"))
                .allSatisfy(text ->
                        assertThat(ValueForm.DESCRIPTION.problemWith(text)).isPresent());
    }

    @ParameterizedTest
    @EnumSource(ValueForm.class)
    void nothing_that_a_database_cannot_store_has_any_form(ValueForm form) {
        assertThat(form.problemWith("Tag:a\u0000b")).isPresent();
        assertThat(form.problemWith("Tag:a\ud83db")).isPresent();
        assertThat(form.problemWith("\udd88Tag:ab")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(ValueForm.class)
    @Timeout(value = 5, unit = SECONDS)
    void ten_megabytes_are_refused_quickly_and_in_one_line(ValueForm form) {
        for (String letter : new String[] {"a", "a.", "é", "🦈", "\u0301\u0316", "\u0000", " ", "sip:a@"}) {
            Optional<String> problem = form.problemWith(letter.repeat((10 << 20) / letter.length()));
            assertThat(problem).hasValueSatisfying(text -> assertThat(text)
                    .hasSizeLessThan(300)
                    .contains("at most")
                    .doesNotContain("\u0000"));
        }
    }

    @ParameterizedTest
    @EnumSource(ValueForm.class)
    @Timeout(value = 5, unit = SECONDS)
    void a_value_made_to_be_hard_to_match_is_answered_quickly(ValueForm form) {
        for (String trap : new String[] {"a", "a-", "a.", "-", " ", "sip:", "@"}) {
            String value =
                    "sip:a@a." + trap.repeat(form.maxLength()).substring(0, Math.max(0, form.maxLength() - 9)) + "!";
            for (int i = 0; i < 100; i++) {
                assertThat(form.problemWith(value)).isNotNull();
            }
        }
    }

    @Test
    void a_problem_says_what_is_wrong_and_what_would_be_right() {
        assertThat(ValueForm.FQDN.problemWith("pool01"))
                .contains("\"pool01\" is not a fully qualified domain name such as pool01.contoso.com");
        assertThat(ValueForm.NAME.problemWith("")).contains("\"\" is not a name of 1 to 256 characters");
        assertThat(ValueForm.NAME.problemWith("a\u0000"))
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("control characters").contains("\ufffd"));
    }
}
