package io.lifeguard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.policy.PolicyScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(CONCURRENT)
class PolicyIdentityTest {

    @ParameterizedTest
    @CsvSource({
        "Global, GLOBAL, Global, global",
        "Site:Redmond, SITE, Redmond, site:redmond",
        "site:redmond, SITE, redmond, site:redmond",
        "SITE:Zürich, SITE, Zürich, site:zürich",
        "Tag:Traders, USER, Traders, tag:traders",
        "TAG:traders, USER, traders, tag:traders",
        "Tag:Tag:x, USER, Tag:x, tag:tag:x",
        "Tag:Global, USER, Global, tag:global",
        "Site:, SITE, '', site:",
    })
    void an_identity_tells_its_scope_and_its_name(String text, PolicyScope scope, String name, String key) {
        PolicyIdentity identity = PolicyIdentity.parse(text).orElseThrow();
        assertThat(identity.scope()).isEqualTo(scope);
        assertThat(identity.name()).isEqualTo(name);
        assertThat(identity.key()).isEqualTo(key);
        assertThat(identity).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "GLOBAL", "gLoBaL"})
    void the_global_one_is_called_global_however_it_is_written(String text) {
        assertThat(PolicyIdentity.parse(text)).containsSame(PolicyIdentity.GLOBAL);
        assertThat(PolicyIdentity.GLOBAL).hasToString("Global");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Traders", "User:x", "Site", "Tag", " Global", "Globals", "S\u0130TE:x", "Tag\u0000:x"})
    void another_form_is_no_identity(String text) {
        assertThat(PolicyIdentity.parse(text)).isEmpty();
    }

    @Test
    void the_policy_of_a_site_is_found_by_the_name_of_the_site() {
        assertThat(PolicyIdentity.ofSite("Redmond"))
                .isEqualTo(PolicyIdentity.parse("Site:Redmond").orElseThrow());
        assertThat(PolicyIdentity.ofSite("ZU\u0308RICH").key())
                .isEqualTo(PolicyIdentity.parse("site:zürich").orElseThrow().key());
        assertThat(PolicyIdentity.ofSite("Redmond").nameKey()).isEqualTo("redmond");
    }

    @Test
    void a_policy_that_users_are_granted_may_come_without_its_prefix() {
        PolicyIdentity traders = PolicyIdentity.parse("Tag:Traders").orElseThrow();
        assertThat(PolicyIdentity.ofUsers("Traders")).isEqualTo(traders);
        assertThat(PolicyIdentity.ofUsers("Tag:Traders")).isEqualTo(traders);
        assertThat(PolicyIdentity.ofUsers("TAG:traders").key()).isEqualTo(traders.key());
        assertThat(PolicyIdentity.ofUsers("TAG:traders").nameKey()).isEqualTo(traders.nameKey());
    }

    @Test
    void what_users_are_granted_is_a_user_policy_even_if_it_sounds_like_another() {
        assertThat(PolicyIdentity.ofUsers("Global").scope()).isEqualTo(PolicyScope.USER);
        assertThat(PolicyIdentity.ofUsers("Global").key()).isEqualTo("tag:global");
        assertThat(PolicyIdentity.ofUsers("Site:Redmond").key()).isEqualTo("tag:site:redmond");
    }
}
