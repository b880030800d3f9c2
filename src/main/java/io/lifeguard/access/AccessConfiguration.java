package io.lifeguard.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Produces the security settings. */
@Singleton
class AccessConfiguration {
    @Produces
    @Singleton
    static AccessSettings settings(Config config) {
        return AccessSettings.read(config);
    }
}
