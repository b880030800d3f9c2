package io.lifeguard.rest.imports;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.event.EligibilityChange;
import io.lifeguard.rules.event.EligibilityEffect;
import io.lifeguard.service.imports.impact.ImpactQueries.AffectedUser;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A user and what the user would gain and lose by an import, as JSON.
 *
 * @param user SIP address after the import, or before it if the user would be deleted
 */
@RegisterForReflection
record AffectedUserBody(String user, List<EffectBody> changes) {

    /** @param rules of a loss the obstacles after the import, of a gain those before */
    @RegisterForReflection
    record EffectBody(Client client, String pool, EligibilityEffect effect, List<Rule> rules) {
        static EffectBody from(EligibilityChange change) {
            return new EffectBody(change.client(), change.pool(), change.effect(), change.rules());
        }
    }

    static AffectedUserBody from(AffectedUser user) {
        return new AffectedUserBody(
                user.address(), user.changes().stream().map(EffectBody::from).toList());
    }
}
