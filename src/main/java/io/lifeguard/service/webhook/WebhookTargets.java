package io.lifeguard.service.webhook;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The targets of webhooks, from the configuration: only who operates the service decides where it connects to. */
@Singleton
@Startup
public class WebhookTargets {
    private final Map<String, WebhookTarget> targets = new LinkedHashMap<>();

    /** @throws ConfigValidationException if a target has no valid address or secret; no secret is in the message */
    WebhookTargets(WebhookSettings settings, Config config) {
        for (String name : settings.targets().orElse(List.of())) {
            try {
                WebhookTarget target = WebhookTarget.of(
                        name,
                        required(config, setting(name, "url")),
                        required(config, setting(name, "secret")),
                        settings.privateAddresses());
                if (targets.put(name, target) != null) {
                    throw new IllegalArgumentException("lifeguard.webhooks.targets has " + name + " twice");
                }
            } catch (IllegalArgumentException invalid) {
                throw new ConfigValidationException(new Problem[] {new Problem(invalid.getMessage())});
            }
        }
    }

    /** The name of a setting of a target. */
    static String setting(String target, String what) {
        return "lifeguard.webhook." + target + "." + what;
    }

    private static String required(Config config, String setting) {
        return config.getOptionalValue(setting, String.class)
                .orElseThrow(() -> new IllegalArgumentException(
                        setting + " is not set, and lifeguard.webhooks.targets names its target"));
    }

    List<WebhookTarget> all() {
        return List.copyOf(targets.values());
    }

    Optional<WebhookTarget> find(String name) {
        return Optional.ofNullable(targets.get(name));
    }
}
