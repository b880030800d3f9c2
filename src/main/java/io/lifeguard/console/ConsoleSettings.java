package io.lifeguard.console;

import io.lifeguard.http.BaseUrl;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** Settings of the console. */
@ConfigMapping(prefix = "lifeguard.console")
interface ConsoleSettings {
    /** Whether the console is served. */
    @WithDefault("true")
    boolean enabled();

    /** The id of the console as a public client of the identity provider, printable ASCII (RFC 6749, A.1). */
    @Pattern(regexp = "[ -~]+")
    @WithDefault("lifeguard-console")
    String clientId();

    /** The scopes of the tokens that the console asks for, separated by spaces (RFC 6749, 3.3). */
    @Pattern(regexp = "[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*")
    @WithDefault("openid")
    String scopes();

    /** The URL of the identity provider for browsers. Empty for {@code quarkus.oidc.auth-server-url}. */
    Optional<BaseUrl> providerUrl();

    /** The origins of endpoints of the identity provider that have another origin than its URL. */
    Optional<List<BaseUrl>> providerOrigins();
}
