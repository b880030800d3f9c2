package io.lifeguard.access;

import static io.lifeguard.access.SettingValue.lowerCase;
import static io.lifeguard.access.SettingValue.printable;

import io.vertx.core.http.ClientAuth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The security settings.
 *
 * @param requiresToken whether requests must have a token of an identity provider
 * @param open whether every caller is an administrator although others can connect
 * @param roles the role for each value of the roles claim of a token
 * @param clientCertificates whether TLS clients must present a certificate
 */
public record AccessSettings(
        boolean requiresToken, boolean open, Map<String, Role> roles, ClientAuth clientCertificates) {
    static final String SECURITY = "lifeguard.security";
    static final String OPEN = "open";
    static final String ROLES_PREFIX = SECURITY + ".roles.";
    static final String CLIENT_CERTIFICATES = SECURITY + ".client-certificates";
    static final String OIDC_SERVER = "quarkus.oidc.auth-server-url";
    static final String OIDC_PROVIDER = "quarkus.oidc.provider";
    private static final String OIDC_ENABLED = "quarkus.oidc.tenant-enabled";

    /** The settings of which each defines where the keys for verifying tokens come from. */
    private static final List<String> KEY_SOURCES = List.of(
            OIDC_SERVER, OIDC_PROVIDER, "quarkus.oidc.public-key", "quarkus.oidc.certificate-chain.trust-store-file");

    public AccessSettings {
        roles = Map.copyOf(roles);
    }

    /** @throws InvalidAccessException if a setting is invalid, or the settings leave the service unprotected */
    public static AccessSettings read(Config config) {
        AccessSettingsCheck check = new AccessSettingsCheck(config);
        check.checkNames();
        boolean requiresToken = KEY_SOURCES.stream()
                .anyMatch(name -> SettingValue.read(config, name).isSet());
        AccessSettings settings =
                new AccessSettings(requiresToken, open(config), roles(config), clientCertificates(config));
        check.check(settings);
        return settings;
    }

    /** Disables Quarkus's OIDC extension, by a system property, if there is no identity provider. */
    public void publish() {
        System.setProperty(OIDC_ENABLED, Boolean.toString(requiresToken));
    }

    private static boolean open(Config config) {
        SettingValue security = SettingValue.read(config, SECURITY);
        security.text().filter(value -> !value.equals(OPEN)).ifPresent(value -> {
            throw security.invalid("is \"" + printable(value) + "\"; it can be " + OPEN + ", or left out");
        });
        return security.isSet();
    }

    private static Map<String, Role> roles(Config config) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            String name = ROLES_PREFIX + lowerCase(role);
            SettingValue setting = SettingValue.read(config, name);
            boolean isPresent = config.getOptionalValue(name, String.class).isPresent();
            List<String> values = isPresent ? setting.entries() : List.of(lowerCase(role));
            if (values.isEmpty()) {
                throw setting.invalid("is empty: name the roles of a token that mean it, or leave it out");
            }
            for (String value : values) {
                Role other = roles.put(value, role);
                if (other != null && other != role) {
                    throw setting.invalid(
                            "names " + printable(value) + ", which means " + lowerCase(other) + " already");
                }
            }
        }
        return roles;
    }

    private static ClientAuth clientCertificates(Config config) {
        SettingValue setting = SettingValue.read(config, CLIENT_CERTIFICATES);
        String value = setting.text().orElse(lowerCase(ClientAuth.NONE));
        return Stream.of(ClientAuth.values())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> setting.invalid("is \"" + printable(value) + "\"; it can be "
                        + Stream.of(ClientAuth.values())
                                .map(SettingValue::lowerCase)
                                .collect(Collectors.joining(", "))));
    }
}
