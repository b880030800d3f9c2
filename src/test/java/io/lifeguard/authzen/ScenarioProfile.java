package io.lifeguard.authzen;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** The service with the policies of the interoperability scenarios instead of the coexistence rules. */
public final class ScenarioProfile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(ScenarioPolicy.class);
    }
}
