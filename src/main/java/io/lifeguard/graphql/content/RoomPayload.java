package io.lifeguard.graphql.content;

import io.lifeguard.graphql.write.ViolationObject;
import io.lifeguard.graphql.write.WarningObject;
import io.lifeguard.model.content.Room;
import io.lifeguard.service.write.WriteOutcome;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("RoomPayload")
public record RoomPayload(
        @Nullable RoomObject room,
        @NonNull List<@NonNull ViolationObject> violations,
        @NonNull List<@NonNull WarningObject> warnings,
        boolean applied,
        @Id @Nullable String revision) {

    static RoomPayload from(WriteOutcome<Room> outcome) {
        return new RoomPayload(
                outcome.left().map(RoomObject::from).orElse(null),
                ViolationObject.from(outcome.violations()),
                WarningObject.from(outcome.warnings()),
                outcome.applied(),
                outcome.revision().toString());
    }
}
