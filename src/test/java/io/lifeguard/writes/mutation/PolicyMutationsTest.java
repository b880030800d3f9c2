package io.lifeguard.writes.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write.DeletePolicy;
import io.lifeguard.writes.client.Write.GrantPolicy;
import io.lifeguard.writes.client.Write.PutPolicy;
import io.lifeguard.writes.client.WriteAnswer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PolicyMutationsTest extends MutationTestBase {

    @Test
    void switching_a_policy_off_is_accepted_with_the_count_of_the_clients_that_stop_working() {
        WriteAnswer answer = endpoint.write(new PutPolicy("tag:traders", false, Optional.empty()));
        assertThat(answer.applied()).isTrue();
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(answer.resulting().getString("identity")).isEqualTo("Tag:Traders");
        assertThat(drifted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Traders, POLICY_IDENTITY_IS_VALID",
        "Tag:, POLICY_IDENTITY_IS_VALID",
        "Site:Nowhere, POLICY_IDENTITY_IS_VALID",
        "'Tag: x', VALUE_IS_VALID"
    })
    void an_identity_has_one_of_three_forms_and_a_site_that_exists(String identity, String rule) {
        assertThat(endpoint.write(new PutPolicy(identity, true, Optional.empty()))
                        .violations())
                .containsExactly(rule + " policy.identity");
    }

    @Test
    void the_policy_of_a_site_decides_for_those_who_are_granted_none() {
        endpoint.write(new PutPolicy("Global", true, Optional.empty()));
        endpoint.write(new GrantPolicy("ada@contoso.com", Optional.empty()));
        WriteAnswer answer = endpoint.write(new PutPolicy("Site:REDMOND", false, Optional.of("off")));
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(endpoint.write(new DeletePolicy("site:redmond")).warnings()).isEmpty();
        assertThat(drifted()).isZero();
    }

    @Test
    void a_granted_policy_is_not_deleted() {
        WriteAnswer answer = endpoint.write(new DeletePolicy("TAG:TRADERS"));
        assertThat(answer.violations()).containsExactly("NOT_IN_USE identity");
        assertThat(answer.reason())
                .containsExactly("Tag:Traders is granted to 1 user; a granted policy cannot be deleted.");
        endpoint.write(new GrantPolicy("ada@contoso.com", Optional.empty()));
        assertThat(endpoint.write(new DeletePolicy("TAG:TRADERS")).applied()).isTrue();
    }

    @Test
    void deleting_the_global_policy_resets_it() {
        endpoint.write(new PutPolicy("Global", true, Optional.of("for all")));
        endpoint.write(new GrantPolicy("ada@contoso.com", Optional.empty()));
        WriteAnswer answer = endpoint.write(new DeletePolicy("GLOBAL"));
        assertThat(answer.applied()).isTrue();
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(StoredState.readFrom(endpoint).policies())
                .anyMatch(p -> p.getString("identity").equals("Global")
                        && !p.getBoolean("enablePersistentChat")
                        && p.getString("description") == null);
        assertThat(endpoint.write(new DeletePolicy("Global")).revision()).isEqualTo(answer.revision());
    }
}
