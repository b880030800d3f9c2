package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.ClientAuth;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be set, what may not, and what is said of it. */
class AccessSettingsTest {
    private static final String[] PROVIDER = {
        "quarkus.oidc.auth-server-url",
        "https://login.contoso.com/realms/chat",
        "quarkus.oidc.token.audience",
        "lifeguard"
    };

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void on_loopback_nobody_has_to_sign_in(String host) {
        AccessSettings settings = read("quarkus.http.host", host);
        assertThat(settings.requiresToken()).isFalse();
        assertThat(settings.open()).isFalse();
        assertThat(settings.clientCertificates()).isEqualTo(ClientAuth.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3", "no-such-host.invalid", ""})
    void elsewhere_somebody_must_say_who_may(String host) {
        assertThatThrownBy(() -> read("quarkus.http.host", host))
                .isInstanceOf(InvalidAccessException.class)
                .hasMessageStartingWith("quarkus.http.host (QUARKUS_HTTP_HOST) is " + host)
                .hasMessageContaining("quarkus.oidc.auth-server-url")
                .hasMessageContaining("lifeguard.security=open");
        assertThat(read("quarkus.http.host", host, "lifeguard.security", "open").open())
                .isTrue();
        assertThat(read(with(PROVIDER, "quarkus.http.host", host)).requiresToken())
                .isTrue();
    }

    @Test
    void a_token_must_be_for_this_service_and_of_a_known_issuer() {
        assertThatItIsRefused(
                "quarkus.oidc.token.audience (QUARKUS_OIDC_TOKEN_AUDIENCE) is not set",
                "quarkus.oidc.auth-server-url",
                "https://login.contoso.com");
        assertThatItIsRefused(
                "quarkus.oidc.token.issuer (QUARKUS_OIDC_TOKEN_ISSUER) is not set",
                with(PROVIDER, "quarkus.oidc.discovery-enabled", "false", "quarkus.oidc.jwks-path", "/keys"));
        assertThatItIsRefused(
                "quarkus.oidc.token.issuer (QUARKUS_OIDC_TOKEN_ISSUER) is not set",
                "quarkus.oidc.public-key",
                "MIIB",
                "quarkus.oidc.token.audience",
                "lifeguard");
        assertThat(read(
                                "quarkus.oidc.public-key",
                                "MIIB",
                                "quarkus.oidc.token.audience",
                                "lifeguard",
                                "quarkus.oidc.token.issuer",
                                "https://login.contoso.com")
                        .requiresToken())
                .isTrue();
    }

    @Test
    void open_and_a_provider_contradict_each_other() {
        assertThatItIsRefused(
                "lifeguard.security (LIFEGUARD_SECURITY) is open", with(PROVIDER, "lifeguard.security", "open"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Open", "none", "off", "true"})
    void nothing_but_open_opens_it(String value) {
        assertThatItIsRefused(
                "lifeguard.security (LIFEGUARD_SECURITY) is \"" + value + "\"; it can be open",
                "lifeguard.security",
                value);
    }

    @Test
    void roles_have_other_names_elsewhere() {
        assertThat(read().roles())
                .containsOnly(
                        Map.entry("viewer", Role.VIEWER),
                        Map.entry("provisioner", Role.PROVISIONER),
                        Map.entry("administrator", Role.ADMINISTRATOR));
        assertThat(read("lifeguard.security.roles.viewer", "help desk , auditors,")
                        .roles())
                .containsOnly(
                        Map.entry("help desk", Role.VIEWER),
                        Map.entry("auditors", Role.VIEWER),
                        Map.entry("provisioner", Role.PROVISIONER),
                        Map.entry("administrator", Role.ADMINISTRATOR));
        assertThatItIsRefused(
                "lifeguard.security.roles.administrator (LIFEGUARD_SECURITY_ROLES_ADMINISTRATOR) names staff",
                "lifeguard.security.roles.viewer",
                "staff",
                "lifeguard.security.roles.administrator",
                "chat, staff");
        assertThatItIsRefused(
                "lifeguard.security.roles.viewer (LIFEGUARD_SECURITY_ROLES_VIEWER) is empty",
                "lifeguard.security.roles.viewer",
                ",");
    }

    @Test
    void what_is_misspelt_is_told() {
        assertThatItIsRefused("lifeguard.security.role.viewer is not a setting", "lifeguard.security.role.viewer", "x");
        assertThatItIsRefused("lifeguard.security.roles.admin is not a setting", "lifeguard.security.roles.admin", "x");
        assertThatItIsRefused(
                "lifeguard.security.client-certificates (LIFEGUARD_SECURITY_CLIENT_CERTIFICATES) is \"yes\"; it can be none,",
                "lifeguard.security.client-certificates",
                "yes");
    }

    @ParameterizedTest
    @CsvSource({
        "lifeguard.actor, 'a\u0007b', must have 1 to 256 characters, none of them a control character",
        "lifeguard.allowed-hosts, 'a.b,https://c.d', 'contains \"https://c.d\", which is not a host name'",
        "lifeguard.allowed-hosts, c.d:8080, 'contains \"c.d:8080\"'",
        "lifeguard.security.token-cache-ttl, -1s, 'is \"-1s\"; it can be a time such as 30s, 0 or longer'",
        "lifeguard.security.token-cache-ttl, soon, 'is \"soon\"; it can be'"
    })
    void what_has_not_the_form_of_its_kind_is_told(String key, String value, String told) {
        String variable = key.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_");
        assertThatItIsRefused(key + " (" + variable + ") " + told, key, value);
    }

    @ParameterizedTest
    @CsvSource({
        "lifeguard.actor, the night shift",
        "lifeguard.allowed-hosts, 'chat.contoso.com, localhost,[::1],::1,127.0.0.1'",
        "lifeguard.security.token-cache-ttl, 0",
        "lifeguard.security.token-cache-ttl, 2m"
    })
    void what_has_it_is_taken(String key, String value) {
        assertThat(read(key, value).requiresToken()).isFalse();
    }

    @Test
    void variables_of_the_environment_do_as_well() {
        AccessSettings settings = AccessSettings.read(new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(
                        Map.of(
                                "QUARKUS_HTTP_HOST",
                                "0.0.0.0",
                                "LIFEGUARD_SECURITY",
                                "open",
                                "LIFEGUARD_SECURITY_ROLES_VIEWER",
                                "help-desk",
                                "LIFEGUARD_SECURITY_CLIENT_CERTIFICATES",
                                "required"),
                        300))
                .addDefaultInterceptors()
                .build());
        assertThat(settings.open()).isTrue();
        assertThat(settings.roles()).containsEntry("help-desk", Role.VIEWER);
        assertThat(settings.clientCertificates()).isEqualTo(ClientAuth.REQUIRED);
    }

    private static void assertThatItIsRefused(String message, String... settings) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(InvalidAccessException.class)
                .hasMessageStartingWith(message);
    }

    private static AccessSettings read(String... settings) {
        Map<String, String> values = new HashMap<>(Map.of("quarkus.http.host", "127.0.0.1"));
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        return AccessSettings.read(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .addDefaultInterceptors()
                .build());
    }

    private static String[] with(String[] settings, String... more) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + more.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return all;
    }
}
