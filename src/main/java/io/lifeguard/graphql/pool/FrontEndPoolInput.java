package io.lifeguard.graphql.pool;

import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.write.FrontEndPoolRules;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("FrontEndPoolInput")
public record FrontEndPoolInput(
        @Id @NonNull String fqdn,
        @NonNull Release release,
        @NonNull String site) {

    FrontEndPoolRules.FrontEndPoolDraft toDraft() {
        return new FrontEndPoolRules.FrontEndPoolDraft(fqdn, release, site);
    }
}
