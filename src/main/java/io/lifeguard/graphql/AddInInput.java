package io.lifeguard.graphql;

import io.lifeguard.rules.AddInRules;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AddInInput")
public record AddInInput(
        @Id @NonNull String pool,
        @NonNull String name,
        @NonNull String url) {

    AddInRules.Draft toDraft() {
        return new AddInRules.Draft(pool, name, url);
    }
}
