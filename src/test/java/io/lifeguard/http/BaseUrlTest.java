package io.lifeguard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting for the URL of the service. */
class BaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://lifeguard.contoso.com, https://lifeguard.contoso.com",
        "https://lifeguard.contoso.com/, https://lifeguard.contoso.com",
        "https://gateway.contoso.com:8443/lifeguard/, https://gateway.contoso.com:8443/lifeguard",
        "http://127.0.0.1:8080, http://127.0.0.1:8080"
    })
    void a_url_has_no_slash_at_its_end(String setting, String expected) {
        assertThat(BaseUrl.valueOf(setting).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://lifeguard.contoso.com/realms/contoso, https://lifeguard.contoso.com",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080",
        "https://[2001:db8::1]:8443/a, https://[2001:db8::1]:8443"
    })
    void the_origin_has_no_path(String setting, String expected) {
        assertThat(BaseUrl.valueOf(setting).origin()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lifeguard.contoso.com",
                "/access",
                "ftp://contoso.com",
                "https://",
                "https://contoso.com?a=b",
                "https://contoso.com/#a",
                "https://user@contoso.com",
                "https://a b"
            })
    void anything_else_is_refused(String setting) {
        assertThatThrownBy(() -> BaseUrl.valueOf(setting)).isInstanceOf(IllegalArgumentException.class);
    }
}
