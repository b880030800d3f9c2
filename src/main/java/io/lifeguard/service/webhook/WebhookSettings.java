package io.lifeguard.service.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Where events are delivered, and how often that is tried. {@link WebhookTargets} reads the address and the secret of each
 * target.
 */
@ConfigMapping(prefix = "lifeguard.webhooks")
public interface WebhookSettings {
    /** The names of the targets, at most 10; without it webhooks are off. */
    Optional<@Size(max = 10) List<@Pattern(regexp = "[a-z][a-z0-9-]{0,31}") String>> targets();

    /** Whether targets may have private, loopback and other addresses that are not public, and http instead of https. */
    @WithDefault("false")
    boolean privateAddresses();

    /** How long an attempt may take, from 1 ms. */
    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration timeout();

    /** The pause after the first failed attempt, which doubles with each, from 1 ms. */
    @DurationMin(millis = 1)
    @WithDefault("5s")
    Duration firstPause();

    /** The longest pause, from 1 ms. */
    @DurationMin(millis = 1)
    @WithDefault("1h")
    Duration longestPause();

    /** After how many attempts an event is given up, from 1 to 100. */
    @Min(1)
    @Max(100)
    @WithDefault("12")
    int maxAttempts();

    /** How often targets are looked for whose next event is due, from 1 ms. */
    @DurationMin(millis = 1)
    @WithDefault("1s")
    Duration pollInterval();
}
