package io.lifeguard.service;

import io.lifeguard.rules.Enforcement;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.write.RuleModes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The modes of rules that properties {@code lifeguard.rules.<RULE_ID>} or environment variables set. */
@Singleton
public class RuleModeSettings {
    private static final String PREFIX = "lifeguard.rules.";
    private static final String ENVIRONMENT_PREFIX = "LIFEGUARD_RULES_";

    @Produces
    @Singleton
    static RuleModes modes(Config config) {
        return read(config);
    }

    /** @throws InvalidModeException for an unknown rule, for a rule that cannot be set, and for an invalid mode */
    public static RuleModes read(Config config) {
        Map<Rule, Enforcement> modes = new EnumMap<>(Rule.class);
        for (String name : config.getPropertyNames()) {
            Optional<String> id = ruleId(name);
            if (id.isPresent()) {
                String key = asWritten(name, id.get());
                Rule rule = rule(key, id.get());
                config.getOptionalValue(PREFIX + rule.name(), String.class)
                        .or(() -> config.getOptionalValue(name, String.class))
                        .ifPresent(value -> modes.put(rule, mode(key, value)));
            }
        }
        return new RuleModes(modes);
    }

    /** Environment variables have no dots, but SmallRye Config may list them with dots. */
    private static Optional<String> ruleId(String name) {
        String folded = name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return folded.startsWith(ENVIRONMENT_PREFIX)
                ? Optional.of(folded.substring(ENVIRONMENT_PREFIX.length()))
                : Optional.empty();
    }

    /** The key that the administrator wrote. Ids of rules have no dots, so a name with dots is an environment variable. */
    private static String asWritten(String name, String id) {
        return name.startsWith(PREFIX) && name.indexOf('.', PREFIX.length()) >= 0 ? ENVIRONMENT_PREFIX + id : name;
    }

    private static Rule rule(String name, String id) {
        Rule rule = Stream.of(Rule.values())
                .filter(r -> r.name().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidModeException(name + " names no rule; the rules that can be set are "
                        + String.join(
                                ", ",
                                Arrays.stream(Rule.values())
                                        .filter(RuleModes::isSettable)
                                        .map(Rule::name)
                                        .toList())));
        if (!RuleModes.isSettable(rule)) {
            throw new InvalidModeException(name + " cannot be set: " + rule
                    + " is always enforced; only advisory rules can be set to DENY, WARN or OFF");
        }
        return rule;
    }

    private static Enforcement mode(String name, String value) {
        return Stream.of(Enforcement.values())
                .filter(e -> e.name().equalsIgnoreCase(value.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidModeException(
                        name + " is \"" + value.replaceAll("\\p{Cntrl}", "?") + "\"; it must be DENY, WARN or OFF"));
    }
}
