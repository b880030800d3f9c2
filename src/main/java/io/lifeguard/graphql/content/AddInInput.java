package io.lifeguard.graphql.content;

import io.lifeguard.rules.write.AddInRules;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AddInInput")
public record AddInInput(
        @Id @NonNull String pool,
        @NonNull String name,
        @NonNull String url) {

    AddInRules.AddInDraft toDraft() {
        return new AddInRules.AddInDraft(pool, name, url);
    }
}
