package io.lifeguard.access;

import io.quarkus.runtime.configuration.DurationConverter;
import io.vertx.core.http.ClientAuth;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * How the service is guarded, as properties or environment variables say.
 *
 * @param signIn whether whoever sends a request must show a token of an identity provider
 * @param open whether anybody may do everything from wherever, which somebody has asked for in so many words
 * @param roles the values among the roles of a token that mean a role here
 * @param clientCertificates what is asked of a client that connects by TLS
 */
public record AccessSettings(boolean signIn, boolean open, Map<String, Role> roles, ClientAuth clientCertificates) {
    private static final String SECURITY = "lifeguard.security";
    private static final String ROLES = SECURITY + ".roles.";
    private static final String CLIENT_CERTIFICATES = SECURITY + ".client-certificates";
    private static final String TOKEN_CACHE_TTL = SECURITY + ".token-cache-ttl";
    private static final String ALLOWED_HOSTS = "lifeguard.allowed-hosts";
    private static final String ACTOR = "lifeguard.actor";
    private static final int LONGEST_ACTOR = 256;
    private static final Pattern HOST_NAME = Pattern.compile(
            "[A-Za-z0-9_-]+(?:[.][A-Za-z0-9_-]+)*[.]?|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*|\\[[0-9a-fA-F:.]+]");
    private static final String OPEN = "open";
    private static final String HOST = "quarkus.http.host";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";
    private static final String ISSUER = "quarkus.oidc.token.issuer";
    private static final String SERVER = "quarkus.oidc.auth-server-url";
    private static final String KNOWN_PROVIDER = "quarkus.oidc.provider";
    private static final String ENABLED = "quarkus.oidc.tenant-enabled";

    /** Each of which says by itself where the keys are that tokens are signed with. */
    private static final List<String> PROVIDERS = List.of(
            SERVER, KNOWN_PROVIDER, "quarkus.oidc.public-key", "quarkus.oidc.certificate-chain.trust-store-file");

    public AccessSettings {
        roles = Map.copyOf(roles);
    }

    /** @throws InvalidAccessException if the service would stand open, or shut, otherwise than somebody meant */
    public static AccessSettings read(Config config) {
        checkNames(config);
        Optional<String> security = value(config, SECURITY);
        boolean open = security.filter(OPEN::equals).isPresent();
        if (security.isPresent() && !open) {
            throw wrong(SECURITY, "is \"" + shown(security.get()) + "\"; it can be " + OPEN + ", or left out");
        }
        boolean signIn = PROVIDERS.stream().anyMatch(key -> value(config, key).isPresent());
        AccessSettings settings = new AccessSettings(signIn, open, roles(config), clientCertificates(config));
        settings.check(config);
        checkForms(config);
        return settings;
    }

    /** As a property that Quarkus reads: without an identity provider it is not to look for one. */
    public void publish() {
        System.setProperty(ENABLED, Boolean.toString(signIn));
    }

    private void check(Config config) {
        if (signIn) {
            if (open) {
                throw wrong(
                        SECURITY, "is " + OPEN + ", and there is an identity provider: only one of the two can hold");
            }
            checkTokens(config);
        } else if (!open) {
            String host = value(config, HOST).orElse("");
            if (!isLoopback(host)) {
                throw wrong(
                        HOST,
                        "is " + shown(host) + ", where others can connect, and nobody has to sign in: set " + SERVER
                                + " to an identity provider; or leave it at 127.0.0.1; or set " + SECURITY + "=" + OPEN
                                + " to let everybody do everything");
            }
        }
    }

    private static void checkForms(Config config) {
        value(config, ACTOR)
                .filter(actor ->
                        actor.length() > LONGEST_ACTOR || actor.codePoints().anyMatch(Character::isISOControl))
                .ifPresent(actor -> {
                    throw wrong(ACTOR, "is no name of 1 to " + LONGEST_ACTOR + " characters that print");
                });
        value(config, ALLOWED_HOSTS).stream()
                .flatMap(hosts -> Arrays.stream(hosts.split(",", -1)))
                .map(String::strip)
                .filter(host -> !host.isEmpty() && !HOST_NAME.matcher(host).matches())
                .forEach(host -> {
                    throw wrong(
                            ALLOWED_HOSTS,
                            "names \"" + shown(host) + "\", which is no name of a host, without scheme and port");
                });
        value(config, TOKEN_CACHE_TTL).filter(time -> !isTime(time)).ifPresent(time -> {
            throw wrong(TOKEN_CACHE_TTL, "is \"" + shown(time) + "\"; it can be a time such as 30s, 0 or longer");
        });
    }

    private static boolean isTime(String text) {
        try {
            return !DurationConverter.parseDuration(text).isNegative();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A token that was issued by somebody else or for something else must not do. */
    private static void checkTokens(Config config) {
        if (value(config, AUDIENCE).isEmpty()) {
            throw wrong(
                    AUDIENCE,
                    "is not set: name the audience that tokens for this service bear, or any if its tokens bear none");
        }
        boolean discovers = Stream.of(SERVER, KNOWN_PROVIDER)
                        .anyMatch(key -> value(config, key).isPresent())
                && config.getOptionalValue("quarkus.oidc.discovery-enabled", Boolean.class)
                        .orElse(true);
        if (!discovers && value(config, ISSUER).isEmpty()) {
            throw wrong(
                    ISSUER, "is not set: name the issuer of the tokens, which nothing else tells without discovery");
        }
    }

    private static Map<String, Role> roles(Config config) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            String key = ROLES + name(role);
            List<String> values = config.getOptionalValue(key, String.class)
                    .map(list -> Arrays.stream(list.split(",", -1))
                            .map(String::strip)
                            .filter(value -> !value.isEmpty())
                            .toList())
                    .orElse(List.of(name(role)));
            if (values.isEmpty()) {
                throw wrong(key, "is empty: name the roles of a token that mean it, or leave it out");
            }
            for (String value : values) {
                Role other = roles.put(value, role);
                if (other != null && other != role) {
                    throw wrong(key, "names " + shown(value) + ", which means " + name(other) + " already");
                }
            }
        }
        return roles;
    }

    private static ClientAuth clientCertificates(Config config) {
        String asked = value(config, CLIENT_CERTIFICATES).orElse(name(ClientAuth.NONE));
        return Stream.of(ClientAuth.values())
                .filter(value -> name(value).equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> wrong(
                        CLIENT_CERTIFICATES,
                        "is \"" + shown(asked) + "\"; it can be "
                                + Stream.of(ClientAuth.values())
                                        .map(AccessSettings::name)
                                        .collect(Collectors.joining(", "))));
    }

    /** A setting that is misspelt must not be passed over. */
    private static void checkNames(Config config) {
        List<String> known = Stream.concat(
                        Stream.of(SECURITY, CLIENT_CERTIFICATES, TOKEN_CACHE_TTL),
                        Stream.of(Role.values()).map(role -> ROLES + name(role)))
                .toList();
        List<String> folded = known.stream().map(AccessSettings::variable).toList();
        for (String name : config.getPropertyNames()) {
            String variable = variable(name);
            boolean ours = variable.equals(variable(SECURITY)) || variable.startsWith(variable(SECURITY) + "_");
            if (ours && !folded.contains(variable)) {
                throw new InvalidAccessException(
                        shown(name) + " is no setting; those that there are: " + String.join(", ", known));
            }
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

    private static Optional<String> value(Config config, String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static InvalidAccessException wrong(String key, String what) {
        return new InvalidAccessException(key + " (" + variable(key) + ") " + what);
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(String value) {
        return value.replaceAll("\\p{Cntrl}", "?");
    }
}
