package io.lifeguard.graphql.content;

import io.lifeguard.model.content.AddIn;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** An add-in. Its chat pool is looked up only if a client selects it. */
@Type("AddIn")
public record AddInObject(
        @Id @NonNull String id,
        @NonNull String name,
        @NonNull String url,
        @Ignore AddIn model) {

    static AddInObject from(AddIn addIn) {
        return new AddInObject(addIn.id().toString(), addIn.name(), addIn.url(), addIn);
    }
}
