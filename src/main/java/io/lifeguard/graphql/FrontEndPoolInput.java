package io.lifeguard.graphql;

import io.lifeguard.model.Release;
import io.lifeguard.rules.FrontEndPoolRules;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("FrontEndPoolInput")
public record FrontEndPoolInput(
        @Id @NonNull String fqdn,
        @NonNull Release release,
        @NonNull String site) {

    FrontEndPoolRules.Draft toDraft() {
        return new FrontEndPoolRules.Draft(fqdn, release, site);
    }
}
