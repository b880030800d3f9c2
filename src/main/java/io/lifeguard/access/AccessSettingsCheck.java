package io.lifeguard.access;

import static io.lifeguard.access.AccessSettings.OIDC_PROVIDER;
import static io.lifeguard.access.AccessSettings.OIDC_SERVER;
import static io.lifeguard.access.AccessSettings.OPEN;
import static io.lifeguard.access.AccessSettings.SECURITY;
import static io.lifeguard.access.SettingValue.printable;
import static io.lifeguard.access.SettingValue.variable;

import io.quarkus.runtime.configuration.DurationConverter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Checks the security settings against each other, and those that no type of a configuration mapping checks. */
final class AccessSettingsCheck {
    private static final String TOKEN_CACHE_TTL = SECURITY + ".token-cache-ttl";
    private static final String ALLOWED_HOSTS = "lifeguard.allowed-hosts";
    private static final String ACTOR = "lifeguard.actor";
    private static final int MAX_ACTOR_LENGTH = 256;
    private static final Pattern HOST_NAME = Pattern.compile(
            "[A-Za-z0-9_-]+(?:[.][A-Za-z0-9_-]+)*[.]?|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*|\\[[0-9a-fA-F:.]+]");

    private final Config config;

    AccessSettingsCheck(Config config) {
        this.config = config;
    }

    /** Rejects settings with the prefix of the security settings that do not exist: a misspelt one must not be ignored. */
    void checkNames() {
        List<String> names = Stream.concat(
                        Stream.of(SECURITY, AccessSettings.CLIENT_CERTIFICATES, TOKEN_CACHE_TTL),
                        Stream.of(Role.values())
                                .map(role -> AccessSettings.ROLES_PREFIX + SettingValue.lowerCase(role)))
                .toList();
        List<String> variables = names.stream().map(SettingValue::variable).toList();
        for (String name : config.getPropertyNames()) {
            String variable = variable(name);
            boolean isSecurity = variable.equals(variable(SECURITY)) || variable.startsWith(variable(SECURITY) + "_");
            if (isSecurity && !variables.contains(variable)) {
                throw new InvalidAccessException(
                        printable(name) + " is not a setting; the settings are " + String.join(", ", names));
            }
        }
    }

    void check(AccessSettings settings) {
        if (!settings.requiresToken()) {
            checkHost(settings);
        } else if (settings.open()) {
            throw value(SECURITY)
                    .invalid("is " + OPEN + ", and an identity provider is configured: remove one of the two");
        } else {
            checkTokens();
        }
        checkActor();
        checkAllowedHosts();
        checkTokenCacheTtl();
    }

    /** Without authentication the service listens on loopback only, unless it is explicitly open. */
    private void checkHost(AccessSettings settings) {
        SettingValue host = value("quarkus.http.host");
        String address = host.text().orElse("");
        if (!settings.open() && !isLoopback(address)) {
            throw host.invalid("is " + printable(address)
                    + ", where others can connect, and no authentication is configured: set " + OIDC_SERVER
                    + " to an identity provider; or leave it at 127.0.0.1; or set " + SECURITY + "=" + OPEN
                    + " to make every caller an administrator");
        }
    }

    /** Tokens of another issuer or for another service must not be accepted. */
    private void checkTokens() {
        SettingValue audience = value("quarkus.oidc.token.audience");
        if (!audience.isSet()) {
            throw audience.invalid(
                    "is not set: name the audience of tokens for this service, or any if they have none");
        }
        boolean discovery = (value(OIDC_SERVER).isSet() || value(OIDC_PROVIDER).isSet())
                && config.getOptionalValue("quarkus.oidc.discovery-enabled", Boolean.class)
                        .orElse(true);
        SettingValue issuer = value("quarkus.oidc.token.issuer");
        if (!discovery && !issuer.isSet()) {
            throw issuer.invalid("is not set: name the issuer of the tokens, which is not known without discovery");
        }
    }

    private void checkActor() {
        SettingValue actor = value(ACTOR);
        actor.text()
                .filter(name ->
                        name.length() > MAX_ACTOR_LENGTH || name.codePoints().anyMatch(Character::isISOControl))
                .ifPresent(name -> {
                    throw actor.invalid(
                            "must have 1 to " + MAX_ACTOR_LENGTH + " characters, none of them a control character");
                });
    }

    private void checkAllowedHosts() {
        SettingValue hosts = value(ALLOWED_HOSTS);
        hosts.entries().stream()
                .filter(host -> !HOST_NAME.matcher(host).matches())
                .findFirst()
                .ifPresent(host -> {
                    throw hosts.invalid("contains \"" + printable(host)
                            + "\", which is not a host name; leave out the scheme and the port");
                });
    }

    private void checkTokenCacheTtl() {
        SettingValue ttl = value(TOKEN_CACHE_TTL);
        ttl.text().filter(text -> !isDuration(text)).ifPresent(text -> {
            throw ttl.invalid("is \"" + printable(text) + "\"; it can be a time such as 30s, 0 or longer");
        });
    }

    private static boolean isDuration(String text) {
        try {
            return !DurationConverter.parseDuration(text).isNegative();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isEmpty()
                    && Stream.of(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private SettingValue value(String name) {
        return SettingValue.read(config, name);
    }
}
