package io.lifeguard.graphql.changes;

import io.lifeguard.model.change.LoggedChange;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("Change")
public record ChangeObject(
        @Id @NonNull String revision,
        @NonNull OffsetDateTime at,
        @NonNull String actor,
        @NonNull ChangeKind kind,
        @NonNull String subjectType,
        @Id @NonNull String subject,
        @Nullable String before,
        @Nullable String after) {

    static ChangeObject from(LoggedChange change) {
        return new ChangeObject(
                change.revision().toString(),
                change.at(),
                change.actor(),
                ChangeKind.from(change.kind()),
                change.subjectType(),
                change.subject(),
                change.before().orElse(null),
                change.after().orElse(null));
    }
}
