package io.lifeguard.graphql.caller;

import io.lifeguard.access.Caller;
import io.lifeguard.access.Role;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Who makes a request, and the role that the request is permitted by. */
@Type("Caller")
public record CallerObject(@NonNull String name, @NonNull Role role) {
    static CallerObject from(Caller caller) {
        return new CallerObject(caller.name(), caller.role());
    }
}
