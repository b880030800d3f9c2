package io.lifeguard.graphql.changes;

import io.lifeguard.model.change.Change;

/** The values of {@link Change.ChangeOperation}, under the name of the contract. */
public enum ChangeKind {
    CREATED,
    UPDATED,
    DELETED;

    public static ChangeKind from(Change.ChangeOperation kind) {
        return valueOf(kind.name());
    }
}
