package io.lifeguard.graphql.write;

import io.lifeguard.service.write.WriteResult;
import org.eclipse.microprofile.graphql.Type;

/** The result of deleting something: there is nothing to show but the result. */
@Type("DeletePayload")
public final class DeletePayload extends WritePayload {
    public DeletePayload(WriteResult<?> result) {
        super(result);
    }
}
