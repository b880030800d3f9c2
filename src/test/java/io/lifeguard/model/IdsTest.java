package io.lifeguard.model;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(CONCURRENT)
class IdsTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String MARKS =
            "\u0300\u0301\u0302\u0307\u0308\u030a\u030c\u0313\u0314\u0323\u0327\u0331\u0342\u0345";

    @ParameterizedTest
    @CsvSource({
        "POOL01.Contoso.COM, pool01.contoso.com",
        "sip:Ada@CONTOSO.com, sip:ada@contoso.com",
        "TAG:Traders, tag:traders",
        "Straße, straße",
        "ÅSA, åsa",
        "ЗАЛ, зал",
        "部屋, 部屋",
        "Desk 🦈, desk 🦈",
    })
    void letters_are_folded_to_lower_case_in_any_script(String written, String key) {
        assertThat(Ids.key(written)).isEqualTo(key);
    }

    @Test
    void a_composed_and_a_decomposed_letter_are_the_same() {
        assertThat(Ids.key("Cafe\u0301")).isEqualTo("caf\u00e9").isEqualTo(Ids.key("CAF\u00c9"));
        assertThat(Ids.key("\u1112\u1161\u11ab")).isEqualTo("\ud55c");
        assertThat(Ids.key("\u212b")).as("the sign for Ångström").isEqualTo("\u00e5");
        assertThat(Ids.key("\u212a")).as("the sign for Kelvin").isEqualTo("k");
    }

    @Test
    void a_letter_that_is_composed_only_in_lower_case_is_composed() {
        assertThat(Ids.key("H\u0331"))
                .isEqualTo("\u1e96")
                .isEqualTo(Ids.key("h\u0331"))
                .isEqualTo(Ids.key("\u1e96"));
        assertThat(Ids.key("J\u030c")).isEqualTo("\u01f0");
        assertThat(Ids.key("\u0391\u0342")).isEqualTo("\u1fb6");
    }

    @Test
    void a_key_is_its_own_key_whatever_the_character() {
        assertThat(IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                        .filter(Character::isDefined)
                        .mapToObj(Character::toString)
                        .filter(text -> !isStable(text)))
                .isEmpty();
    }

    @Test
    void a_key_is_its_own_key_whatever_the_letter_and_its_marks() {
        assertThat(IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                        .filter(c -> Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c))
                        .mapToObj(Character::toString)
                        .flatMap(letter -> MARKS.codePoints().mapToObj(mark -> letter + Character.toString(mark)))
                        .filter(text -> !isStable(text)))
                .isEmpty();
    }

    /** Folding again changes nothing, and the decomposed form has the same key. */
    private static boolean isStable(String text) {
        String key = Ids.key(text);
        return Ids.key(key).equals(key)
                && Ids.key(Normalizer.normalize(text, Normalizer.Form.NFD)).equals(key);
    }

    @Test
    void the_turkish_letters_are_folded_as_everywhere_else_not_as_in_turkey() {
        assertThat(Ids.key("TITLE")).isEqualTo("title");
        assertThat(Ids.key("\u0131")).as("i without a dot stays without").isEqualTo("\u0131");
        assertThat(Ids.key("\u0130")).as("I with a dot keeps it").isEqualTo("i\u0307");
        assertThat(Ids.key("I\u0307")).isEqualTo(Ids.key("\u0130"));
        assertThat(Ids.key("\u0130")).isNotEqualTo(Ids.key("I"));
    }

    @Test
    void a_sigma_is_folded_as_greeks_write_it_at_the_end_of_a_word() {
        assertThat(Ids.key("ΟΔΟΣ")).isEqualTo("οδος");
        assertThat(Ids.key("Οδός")).isEqualTo("οδός");
        assertThat(Ids.key("ΣΊΣΥΦΟΣ")).isEqualTo("σίσυφος");
        assertThat(Ids.key("Σ")).isEqualTo("σ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Σ", "ΟΔΟΣ", "Redmond", "Zürich", "İzmir", "北京"})
    void what_stands_before_a_name_does_not_change_how_it_is_folded(String name) {
        assertThat(Ids.key("Site:" + name)).isEqualTo("site:" + Ids.key(name));
        assertThat(Ids.key("Tag:" + name)).isEqualTo("tag:" + Ids.key(name));
        assertThat(Ids.key("Pool01.contoso.com\\" + name)).isEqualTo("pool01.contoso.com\\" + Ids.key(name));
    }

    @Test
    void ids_that_look_alike_but_are_written_in_other_scripts_stay_apart() {
        assertThat(Ids.key("\u0430")).as("a Cyrillic a").isNotEqualTo(Ids.key("a"));
        assertThat(Ids.key("\uff21")).as("a full-width A").isEqualTo("\uff41").isNotEqualTo("a");
        assertThat(Ids.key("\ufb01")).as("the ligature fi").isNotEqualTo("fi");
    }

    @Test
    void what_is_no_text_at_all_has_a_key_all_the_same() {
        assertThat(Ids.key("")).isEmpty();
        assertThat(Ids.key("A\u0000B")).isEqualTo("a\u0000b");
        assertThat(Ids.key("A\ud83d")).isEqualTo("a\ud83d");
        assertThat(Ids.key("\udd88A")).isEqualTo("\udd88a");
    }

    @Test
    void the_locale_of_the_machine_does_not_matter() {
        assertThat("I".toLowerCase(Locale.forLanguageTag("tr"))).isEqualTo("\u0131");
        assertThat(Ids.key("ISTANBUL")).isEqualTo("istanbul");
    }

    @Test
    @Timeout(value = 5, unit = SECONDS)
    void ten_megabytes_are_folded_quickly() {
        assertThat(Ids.key("a".repeat(10 * MEGABYTE))).hasSize(10 * MEGABYTE);
        assertThat(Ids.key("É".repeat(5 * MEGABYTE))).hasSize(5 * MEGABYTE);
        assertThat(Ids.key("a" + "\u0301\u0316".repeat(5 * MEGABYTE))).hasSize(10 * MEGABYTE + 1);
    }

    @Test
    void everything_that_a_form_allows_is_short_enough_to_be_folded() {
        String shark = "🦈".repeat(ValueForm.NAME.maxLength());
        assertThat(Ids.key("POOL01.CONTOSO.COM\\" + shark)).isEqualTo("pool01.contoso.com\\" + shark);
        assertThat(Ids.key("É".repeat(ValueForm.SIP_ADDRESS.maxLength())))
                .isEqualTo("é".repeat(ValueForm.SIP_ADDRESS.maxLength()));
        String longestPool = "P".repeat(ValueForm.FQDN.maxLength());
        assertThat(Ids.key(longestPool + "\\" + shark)).startsWith("pp").endsWith("🦈");
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "é, true",
        "\ud83d\ude00, true",
        "a\ud83d\ude00b, true",
        "a\u0000b, false",
        "\ud83d, false",
        "\ude00\ud83d, false",
        "\ud83d\u29e8, false",
        "\ud83d\ude00\ude00, false",
    })
    void a_text_holds_no_half_of_a_character_and_no_nul(String text, boolean isOne) {
        assertThat(Ids.isStorable(text)).isEqualTo(isOne);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@contoso.com, sip:ada@contoso.com",
        "sip:ada@contoso.com, sip:ada@contoso.com",
        "SIP:Ada@Contoso.com, SIP:Ada@Contoso.com",
        "'', sip:",
        "sip, sip:sip",
    })
    void a_sip_address_may_come_without_its_scheme(String text, String address) {
        assertThat(Ids.sipAddress(text)).isEqualTo(address);
    }
}
