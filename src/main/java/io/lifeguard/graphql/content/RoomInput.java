package io.lifeguard.graphql.content;

import io.lifeguard.graphql.write.DryRunFlag;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.rules.write.RoomRules;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RoomInput")
public record RoomInput(
        @Id @NonNull String pool,
        @NonNull String name,
        @Id @NonNull String category,
        @Nullable String description,
        @DefaultValue("NORMAL") @Nullable RoomType type,
        @DefaultValue("CLOSED") @Nullable RoomPrivacy privacy,
        @DefaultValue("false") @Nullable Boolean disabled,
        @Id @Nullable String addIn) {

    RoomRules.RoomDraft toDraft() {
        return new RoomRules.RoomDraft(
                pool,
                name,
                Optional.ofNullable(description),
                category,
                type == null ? RoomType.NORMAL : type,
                privacy == null ? RoomPrivacy.CLOSED : privacy,
                DryRunFlag.of(disabled),
                Optional.ofNullable(addIn));
    }
}
