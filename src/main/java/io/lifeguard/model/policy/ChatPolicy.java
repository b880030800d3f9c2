package io.lifeguard.model.policy;

import java.util.Optional;

/** The switch {@code EnablePersistentChat} for all users, for a site or for the users that the policy is granted to. */
public record ChatPolicy(PolicyIdentity identity, boolean enablePersistentChat, Optional<String> description) {

    public PolicyScope scope() {
        return identity.scope();
    }

    /** The folded identity. */
    public String key() {
        return identity.key();
    }
}
