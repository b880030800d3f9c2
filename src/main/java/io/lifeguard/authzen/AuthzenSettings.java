package io.lifeguard.authzen;

import io.lifeguard.http.BaseUrl;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of the Authorization API. */
@ConfigMapping(prefix = "lifeguard.authzen")
interface AuthzenSettings {
    /**
     * The URL by which clients reach this service, without a slash, a query or a fragment at its end; the policy decision
     * point has it as its identifier. Empty for the host that the client asked.
     */
    Optional<BaseUrl> baseUrl();
}
