package io.lifeguard.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How targets are configured, what is sent to them is signed, and when it is sent again. */
class WebhookTargetTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @ParameterizedTest
    @CsvSource({
        "https://hooks.contoso.com, 443, /",
        "https://hooks.contoso.com:8443/a/b?token=x, 8443, /a/b?token=x",
        "http://127.0.0.1:9000/x, 9000, /x",
        "http://[::1]/x, 80, /x",
        "https://hooks.contoso.com/ü?q=ä, 443, /%C3%BC?q=%C3%A4"
    })
    void a_target_has_an_address_with_a_host(String url, int port, String path) {
        WebhookTarget target = WebhookTarget.of("crm", url, SECRET, true);
        assertThat(target.port()).isEqualTo(port);
        assertThat(target.pathAndQuery()).isEqualTo(path);
        assertThat(target.origin()).matches("https?://[^/?]+").isSubstringOf(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.contoso.com/x",
                "ftp://hooks.contoso.com",
                "hooks.contoso.com",
                "https:///x",
                "https://me:pw@hooks.contoso.com",
                "https://hooks.contoso.com/#x",
                "https://hooks.contoso.com:0/",
                "https://hooks.contoso.com:70000/",
                "https://a b"
            })
    void any_other_address_is_refused_by_the_name_of_its_setting(String url) {
        assertThatThrownBy(() -> WebhookTarget.of("crm", url, SECRET, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("lifeguard.webhook.crm.url ")
                .hasMessageNotContaining(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_%%%%%%%%%%%%%%%%"})
    void a_secret_that_is_none_is_refused_and_not_repeated(String secret) {
        assertThatThrownBy(() -> WebhookTarget.of("crm", "https://hooks.contoso.com", secret, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("lifeguard.webhook.crm.secret ")
                .hasMessageNotContaining("c2hvcnQ");
    }

    /** The example of the specification's libraries. */
    @Test
    void a_message_is_signed_as_standard_webhooks_say() {
        WebhookSignature signature = WebhookTarget.of("crm", "https://hooks.contoso.com", SECRET, false)
                .signature(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330L,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
        assertThat(signature.signature()).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void pauses_double_up_to_the_longest_with_jitter() {
        Duration first = Duration.ofSeconds(5);
        Duration longest = Duration.ofHours(1);
        assertThat(RetryPause.after(1, first, longest, 1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RetryPause.after(1, first, longest, 0)).isEqualTo(Duration.ofMillis(2500));
        assertThat(RetryPause.after(4, first, longest, 1)).isEqualTo(Duration.ofSeconds(40));
        assertThat(RetryPause.after(100, first, longest, 1)).isEqualTo(longest);
    }
}
