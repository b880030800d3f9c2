package io.lifeguard.graphql.write;

import io.lifeguard.service.write.WriteOutcome;
import org.eclipse.microprofile.graphql.Type;

/** The result of deleting something: there is nothing to show but the outcome. */
@Type("DeletePayload")
public final class DeletePayload extends WritePayload {
    public DeletePayload(WriteOutcome<?> outcome) {
        super(outcome);
    }
}
