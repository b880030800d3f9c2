package io.lifeguard.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.model.InputError;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.pool.Release;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, and all that can be wrong with them. */
@Execution(CONCURRENT)
class BodyObjectTest {
    private record Pool(String name, Release release, boolean open, int owners) {}

    private static Pool read(byte[] body) {
        return BodyObject.read(
                body,
                new InputErrors(),
                pool -> new Pool(
                        pool.text("name"),
                        pool.constant("release", Release.class),
                        pool.optionalFlag("open").orElse(true),
                        pool.objects("owners", 2).stream()
                                .map(owner -> owner.text("id"))
                                .toList()
                                .size()));
    }

    private static List<String> errors(byte[] body) {
        LifeguardException failure = catchThrowableOfType(LifeguardException.class, () -> read(body));
        return failure.inputErrors().stream().map(InputError::place).toList();
    }

    private static List<String> errors(String body) {
        return errors(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_valid_body_is_read() {
        String body = "{\"name\": \"ä\", \"release\": \"LYNC_2013\", \"open\": null, \"owners\": [{\"id\": \"a\"}]}";
        assertThat(read(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Pool("ä", Release.LYNC_2013, true, 1));
        assertThat(read(("\uFEFF" + body).getBytes(StandardCharsets.UTF_8)).name())
                .isEqualTo("ä");
    }

    @Test
    void all_errors_are_found_at_once() {
        assertThat(errors("""
                {"release": "LYNC", "open": "yes", "open": 1, "a/b~c": 1,
                 "owners": [{"id": 3}, {"id": "a", "x": {}}, 4]}""")).containsExactly("/open", "/name", "/release", "/open", "/owners", "/a~1b~0c");
        assertThat(
                        errors(
                                "{\"name\": \"n\", \"release\": \"LYNC_2013\", \"owners\": [{\"id\": 3}, {\"x\": {\"x\": 1, \"x\": 2}}]}"))
                .containsExactly("/owners/1/x/x", "/owners/0/id", "/owners/1/id", "/owners/1/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "1",
                "\"a\"",
                "{} {}",
                "{\"a\": 01}",
                "{'a': 1}",
                "{\"a\": NaN}",
                "nul"
            })
    void what_is_no_object_is_one_error_of_the_body(String body) {
        assertThat(errors(body)).containsExactly("");
    }

    @Test
    void depth_numbers_and_values_are_bounded() {
        assertThat(errors("[".repeat(101) + "]".repeat(101))).containsExactly("");
        assertThat(errors("{\"name\": " + "9".repeat(40) + "}")).containsExactly("");
        assertThat(errors("{\"name\": 1e2147483648, \"release\": \"LYNC_2013\"}"))
                .containsExactly("/name");
        assertThat(errors("{\"name\": [" + "1,".repeat(1_000_001) + "1]}")).containsExactly("");
        String unknown = "\"%s\": 1,";
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 500; i++) {
            many.append(unknown.formatted("m" + i));
        }
        assertThat(errors(many + "\"name\": \"n\"}")).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "ISO-8859-1"})
    void json_is_utf_8(String charset) {
        String body = "\uFEFF{\"name\": \"ä\", \"release\": \"LYNC_2013\"}";
        String encodable = charset.startsWith("ISO") ? body.substring(1) : body;
        assertThat(errors(encodable.getBytes(Charset.forName(charset)))).containsExactly("");
        assertThat(errors(new byte[] {0, 0, (byte) 0xfe, (byte) 0xff, '{', '}'}))
                .containsExactly("");
    }
}
