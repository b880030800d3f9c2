package io.lifeguard.model.policy;

import java.util.Optional;

/** One switch, {@code EnablePersistentChat}, for everybody, for a site or for the users it is granted to. */
public record ChatPolicy(PolicyIdentity identity, boolean enablePersistentChat, Optional<String> description) {

    public PolicyScope scope() {
        return identity.scope();
    }

    /** The folded identity. */
    public String key() {
        return identity.key();
    }
}
