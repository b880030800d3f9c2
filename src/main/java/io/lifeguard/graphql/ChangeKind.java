package io.lifeguard.graphql;

import io.lifeguard.model.Change;

/** {@link Change.Kind} under the contract's name. */
public enum ChangeKind {
    CREATED,
    UPDATED,
    DELETED;

    static ChangeKind from(Change.Kind kind) {
        return valueOf(kind.name());
    }
}
