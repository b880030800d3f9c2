package io.lifeguard.http.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** Limits on the connections of one client address. */
@ConfigMapping(prefix = "lifeguard.connections")
public interface ConnectionSettings {

    /** The connections that one address may have open. A web socket is one. */
    @Min(1)
    @WithDefault("2500")
    int maxPerAddress();

    /**
     * The connections per second that one address may open, on average over five seconds. A request of HTTP/2 that its client
     * cancels counts as one.
     */
    @Min(1)
    @WithDefault("500")
    int maxNewPerSecond();

    /** The addresses that these limits do not apply to: proxies that limit their clients themselves. */
    Optional<List<AddressRange>> unlimitedAddresses();
}
