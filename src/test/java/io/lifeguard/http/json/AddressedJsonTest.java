package io.lifeguard.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is encoded once and copied is what Jackson writes each time. */
class AddressedJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS = List.of(
            "",
            "Enable ",
            "a \"quoted\" \\ text",
            "\\",
            "\\\\",
            "\\u0000",
            "\\\\u0000",
            "u0000",
            "\u0001\n\t\u2028",
            "Ünïcödé \ud83d\ude00 \u202e");

    record Step(String before, String subject, String after, int count) {}

    static Stream<List<String>> texts() {
        return TEXTS.stream().flatMap(before -> TEXTS.stream().map(after -> List.of(before, after)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void it_is_what_jackson_writes(List<String> texts) throws Exception {
        Step one = new Step(texts.get(0), "", texts.get(1), 1);
        Step other = new Step(texts.get(1), "", texts.get(0), 2);
        AddressedJson<Step> addressed = new AddressedJson<>(
                JSON,
                (step, address) ->
                        new Step(step.before() + address, address, address + step.after() + address, step.count()));
        for (String address :
                List.of("sip:ada@contoso.com", "sip:o\"neil\\u0000@contoso.com", "sip:łódź@contoso.com")) {
            String expected = JSON.writeValueAsString(Stream.of(one, other)
                    .map(step ->
                            new Step(step.before() + address, address, address + step.after() + address, step.count()))
                    .toList());
            for (int i = 0; i < 2; i++) {
                assertThat(JSON.writeValueAsString(
                                addressed.array(List.of(one, other), new AddressedJson.Address(address))))
                        .isEqualTo(expected);
            }
            assertThat(JSON.writeValueAsBytes(
                            List.of(addressed.array(List.of(one, other), new AddressedJson.Address(address)))))
                    .isEqualTo(("[" + expected + "]").getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_without_the_address_stays_as_it_is(List<String> texts) throws Exception {
        AddressedJson<List<String>> addressed = new AddressedJson<>(JSON, (value, address) -> value);
        assertThat(JSON.writeValueAsString(
                        addressed.array(List.of(texts), new AddressedJson.Address("sip:a@b.example"))))
                .isEqualTo(JSON.writeValueAsString(List.of(texts)));
    }
}
