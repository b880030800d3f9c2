package io.lifeguard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.policy.PolicyScope;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(CONCURRENT)
class EffectivePolicyTest {

    /** Every combination of what the three scopes can say. */
    @ParameterizedTest(name = "user {0}, site {1}, global {2}: {3} by {4}")
    @CsvSource({
        "on,   on,   on,  true,  Tag:Traders,  USER",
        "on,   on,   off, true,  Tag:Traders,  USER",
        "on,   off,  on,  true,  Tag:Traders,  USER",
        "on,   off,  off, true,  Tag:Traders,  USER",
        "on,   none, on,  true,  Tag:Traders,  USER",
        "on,   none, off, true,  Tag:Traders,  USER",
        "off,  on,   on,  false, Tag:Traders,  USER",
        "off,  on,   off, false, Tag:Traders,  USER",
        "off,  off,  on,  false, Tag:Traders,  USER",
        "off,  off,  off, false, Tag:Traders,  USER",
        "off,  none, on,  false, Tag:Traders,  USER",
        "off,  none, off, false, Tag:Traders,  USER",
        "none, on,   on,  true,  Site:Redmond, SITE",
        "none, on,   off, true,  Site:Redmond, SITE",
        "none, off,  on,  false, Site:Redmond, SITE",
        "none, off,  off, false, Site:Redmond, SITE",
        "none, none, on,  true,  Global,       GLOBAL",
        "none, none, off, false, Global,       GLOBAL",
    })
    void the_most_specific_policy_decides_alone_also_when_it_disables(
            String user, String site, String global, boolean enables, String decidedBy, PolicyScope scope) {
        EffectivePolicy policy = EffectivePolicy.of(
                policy("Tag:Traders", user),
                policy("Site:Redmond", site),
                policy("Global", global).orElseThrow());
        assertThat(policy.enablePersistentChat()).isEqualTo(enables);
        assertThat(policy.decidedBy()).hasToString(decidedBy);
        assertThat(policy.scope()).isEqualTo(scope);
    }

    private static Optional<ChatPolicy> policy(String identity, String says) {
        return says.equals("none")
                ? Optional.empty()
                : Optional.of(new ChatPolicy(
                        PolicyIdentity.parse(identity).orElseThrow(), says.equals("on"), Optional.empty()));
    }
}
