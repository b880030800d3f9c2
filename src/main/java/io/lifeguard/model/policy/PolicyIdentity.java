package io.lifeguard.model.policy;

import io.lifeguard.model.Ids;
import java.util.Optional;

/**
 * The identity of a policy, such as {@code Global}, {@code Site:Redmond} or {@code Tag:Traders}; the prefix is the
 * scope.
 *
 * @param written as first written, with its prefix
 * @param name the part after the prefix; {@code Global} for the global policy
 */
public record PolicyIdentity(String written, PolicyScope scope, String name) {
    public static final PolicyIdentity GLOBAL = new PolicyIdentity("Global", PolicyScope.GLOBAL, "Global");
    private static final String SITE_PREFIX = "site:";
    private static final String USER_PREFIX = "tag:";

    /** Parses an identity; empty for a text in none of the three forms. The name is not checked. */
    public static Optional<PolicyIdentity> parse(String text) {
        String key = Ids.key(text);
        if (key.equals("global")) {
            return Optional.of(GLOBAL);
        }
        if (key.startsWith(SITE_PREFIX)) {
            return Optional.of(new PolicyIdentity(text, PolicyScope.SITE, text.substring(SITE_PREFIX.length())));
        }
        if (key.startsWith(USER_PREFIX)) {
            return Optional.of(new PolicyIdentity(text, PolicyScope.USER, text.substring(USER_PREFIX.length())));
        }
        return Optional.empty();
    }

    /** The policy of a site. */
    public static PolicyIdentity ofSite(String site) {
        return new PolicyIdentity("Site:" + site, PolicyScope.SITE, site);
    }

    /** The identity of a user policy; the prefix {@code Tag:} is added if it is missing. */
    public static PolicyIdentity ofUsers(String name) {
        return Ids.key(name).startsWith(USER_PREFIX)
                ? new PolicyIdentity(name, PolicyScope.USER, name.substring(USER_PREFIX.length()))
                : new PolicyIdentity("Tag:" + name, PolicyScope.USER, name);
    }

    /** The folded identity. */
    public String key() {
        return Ids.key(written);
    }

    /** The folded name: of a site policy, the key of its site. */
    public String nameKey() {
        return Ids.key(name);
    }

    @Override
    public String toString() {
        return written;
    }
}
