package io.lifeguard.graphql.changes;

import io.lifeguard.model.change.Change;

/** {@link Change.ChangeOperation} under the contract's name. */
public enum ChangeKind {
    CREATED,
    UPDATED,
    DELETED;

    static ChangeKind from(Change.ChangeOperation kind) {
        return valueOf(kind.name());
    }
}
