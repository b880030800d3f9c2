package io.lifeguard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and ids that look alike: what nobody sees is refused with its code point, unless a script needs it. */
@Execution(CONCURRENT)
class InvisibleCharactersTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00a0, 0x00ad, 0x034f, 0x061c, 0x115f, 0x1680, 0x180e, 0x2003, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f,
                0x202a, 0x202e, 0x202f, 0x205f, 0x2060, 0x2063, 0x2066, 0x2069, 0x2800, 0x3164, 0xfe0f, 0xfeff, 0xffa0,
                0xfff9, 0xffff, 0xe0001, 0xe0041, 0xe0100, 0x1d173, 0x10ffff
            })
    void a_latin_name_or_id_has_none_of_these(int c) {
        String name = "Tra" + Character.toString(c) + "ders";
        for (ValueForm form : new ValueForm[] {ValueForm.NAME, ValueForm.SITE, ValueForm.EXTERNAL_ID}) {
            assertThat(form.problemWith(name).orElse("")).contains("U+%04X as character 4".formatted(c));
        }
        assertThat(ValueForm.POLICY_IDENTITY.problemWith("Tag:" + name).orElse(""))
                .contains("U+%04X".formatted(c));
        assertThat(ValueForm.SIP_ADDRESS
                        .problemWith("sip:" + name + "@contoso.com")
                        .orElse(""))
                .contains("U+%04X".formatted(c));
        assertThat(ValueForm.FQDN.problemWith(name + ".contoso.com").orElse("")).contains("U+%04X".formatted(c));
        assertThat(ValueForm.ADD_IN_URL.problemWith("https://" + name + ".com").orElse(""))
                .contains("U+%04X".formatted(c));
        assertThat(ValueForm.NAME.problemWith(Character.toString(c)).orElse(""))
                .contains("is empty", "U+%04X".formatted(c));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "می\u200cخواهم",
                "क्\u200dष",
                "രാജന്\u200d",
                "👩\u200d💻",
                "👨🏽\u200d🚀",
                "❤\ufe0f",
                "❤\ufe0f\u200d🔥",
                "🏳\ufe0f\u200d🌈",
                "葛\udb40\udd00飾",
                "営業\u3000部",
                "Ёлка Ωmega 山田 😀",
                "\u05e9\u05dc\u05d5\u05dd",
                "e\u0301"
            })
    void scripts_and_emoji_are_written_with_joiners_and_variation_selectors(String name) {
        assertThat(ValueForm.NAME.problemWith(name)).isEmpty();
        assertThat(ValueForm.POLICY_IDENTITY.problemWith("Tag:" + name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "نام\u200c",
                "\u200cنام",
                "نا\u200c\u200cم",
                "👩\u200d",
                "👩\u200d x",
                "\u3000営業",
                "❤\ufe0f\ufe0f"
            })
    void but_not_where_they_join_nothing(String name) {
        assertThat(ValueForm.NAME.problemWith(name)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueForm.class,
            names = {"DESCRIPTION"})
    void descriptions_are_no_ids(ValueForm form) {
        assertThat(form.problemWith("See\u00a0the wiki\u200b")).isEmpty();
    }

    @Test
    void what_was_stored_before_is_still_a_key() {
        assertThat(ValueForm.SIP_ADDRESS.mayBeStored("sip:a\u200bda@contoso.com"))
                .isTrue();
        assertThat(ValueForm.SIP_ADDRESS.mayBeStored("ada")).isFalse();
    }
}
