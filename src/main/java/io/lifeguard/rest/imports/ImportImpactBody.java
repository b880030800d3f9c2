package io.lifeguard.rest.imports;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.service.imports.impact.ImportImpact;
import io.lifeguard.service.imports.impact.ImportImpact.ClientImpact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** Who would gain and lose what by an import, as JSON. */
@RegisterForReflection
public record ImportImpactBody(long users, List<ClientImpactBody> clients) {

    /** Who would gain and lose a client on a chat pool. */
    @RegisterForReflection
    public record ClientImpactBody(
            Client client,
            String pool,
            long gained,
            long lost,
            Map<Rule, Long> gainedByRule,
            Map<Rule, Long> lostByRule) {
        static ClientImpactBody from(ClientImpact impact) {
            return new ClientImpactBody(
                    impact.client(),
                    impact.pool(),
                    impact.gained(),
                    impact.lost(),
                    impact.gainedByRule(),
                    impact.lostByRule());
        }
    }

    static ImportImpactBody from(ImportImpact impact) {
        return new ImportImpactBody(
                impact.users(),
                impact.clients().stream().map(ClientImpactBody::from).toList());
    }
}
