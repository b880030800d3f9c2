package io.lifeguard.graphql.changes;

import io.lifeguard.service.changes.ErasureService.Erasure;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("ErasurePayload")
public record ErasurePayload(
        @Id @NonNull List<@NonNull String> pseudonyms,
        int changeCount,
        boolean applied,
        @Id @NonNull String revision) {

    static ErasurePayload from(Erasure erasure) {
        return new ErasurePayload(
                erasure.pseudonyms(),
                erasure.changes(),
                erasure.applied(),
                erasure.revision().toString());
    }
}
