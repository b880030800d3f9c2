package io.lifeguard.rules.write;

import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Rule;
import java.util.Optional;

/** The rules for the hosting, the home and the granted policy of a user. */
final class UserPlacementRules {
    private UserPlacementRules() {}

    static void check(
            UserDraft draft, Optional<FrontEndPool> home, Optional<ChatPolicy> granted, ViolationCollector violations) {
        if (draft.hosting() == Hosting.ONLINE && draft.home().isPresent()) {
            violations.add(
                    Rule.HOSTING_MATCHES_HOME,
                    "home",
                    "A user hosted online has no home on premises; remove home "
                            + InputSanitizer.quote(draft.home().get()) + " or set hosting to ON_PREMISES.");
        }
        draft.home().ifPresent(fqdn -> checkHome("home", fqdn, home, violations));
        draft.grantedPolicy().ifPresent(text -> checkGrant("grantedPolicy", text, granted, violations));
    }

    static void checkHome(String path, String fqdn, Optional<FrontEndPool> home, ViolationCollector violations) {
        if (home.isEmpty()) {
            violations.add(Rule.REFERENCE_EXISTS, path, NotFoundMessages.frontEndPool(fqdn));
        }
    }

    static void checkGrant(String path, String text, Optional<ChatPolicy> granted, ViolationCollector violations) {
        boolean ofUsers = PolicyIdentity.parse(text)
                .map(identity -> identity.scope() == PolicyScope.USER)
                .orElse(true);
        if (!ofUsers) {
            violations.add(
                    Rule.POLICY_IDENTITY_IS_VALID,
                    path,
                    InputSanitizer.quote(text) + " applies automatically; only a policy Tag:<name> can be granted.");
        } else if (granted.isEmpty()) {
            violations.add(Rule.REFERENCE_EXISTS, path, NotFoundMessages.policy(text));
        }
    }

    static Optional<ChatPolicy> granted(Optional<String> policy, Topology topology) {
        return policy.map(PolicyIdentity::ofUsers).flatMap(topology::policy);
    }
}
